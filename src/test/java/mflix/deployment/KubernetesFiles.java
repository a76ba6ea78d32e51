package mflix.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads files for Kubernetes into the types of its API: a field that these do not know is a failure, as on the server. */
final class KubernetesFiles {
    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.of(
            "v1 Namespace", Namespace.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "batch/v1 Job", Job.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    // the types keep what they do not know, instead of refusing it
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private KubernetesFiles() {}

    /** Each document of a file, as maps; a key that is there twice is refused. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> documents(Path file) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new ArrayList<Map<String, Object>>();
        new Yaml(new SafeConstructor(options))
                .loadAll(Files.readString(file))
                .forEach(document -> documents.add((Map<String, Object>) document));
        return documents;
    }

    /** The object of its type. */
    static HasMetadata typed(Map<String, Object> document) {
        var name = document.get("apiVersion") + " " + document.get("kind");
        var type = TYPES.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no type is known for " + name);
        }
        return MAPPER.convertValue(document, type);
    }

    /** The files that a kustomization is made of, its patches included, those of its bases too. */
    static Stream<Path> parts(Path folder) throws IOException {
        var all = Stream.<Path>builder();
        for (var name : named(folder)) {
            var part = folder.resolve(name).normalize();
            if (Files.isDirectory(part)) {
                parts(part).forEach(all);
            } else if (Files.isRegularFile(part)) {
                all.add(part);
            } else {
                throw new IOException(folder + "/kustomization.yaml names " + name + ", which is not there");
            }
        }
        return all.build();
    }

    private static List<String> named(Path folder) throws IOException {
        var kustomization = documents(folder.resolve("kustomization.yaml")).get(0);
        var names = new ArrayList<String>();
        ((List<?>) kustomization.getOrDefault("resources", List.of())).forEach(name -> names.add((String) name));
        ((List<?>) kustomization.getOrDefault("patches", List.of()))
                .forEach(patch -> names.add((String) ((Map<?, ?>) patch).get("path")));
        return names;
    }
}
