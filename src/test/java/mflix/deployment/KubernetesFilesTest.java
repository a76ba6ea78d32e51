package mflix.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files for Kubernetes, each object read into its type, and what they promise. */
@Tag("F-410")
class KubernetesFilesTest {
    private static final Path ROOT = Path.of("server-config/kubernetes");
    private static final Path BASE = ROOT.resolve("base");

    static List<Path> files() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static <T extends HasMetadata> T the(Class<T> type, String file) throws IOException {
        var documents = KubernetesFiles.documents(ROOT.resolve(file));
        assertThat(documents).hasSize(1);
        return type.cast(KubernetesFiles.typed(documents.get(0)));
    }

    private static Deployment deployment() throws IOException {
        return the(Deployment.class, "base/deployment.yaml");
    }

    static List<PodSpec> pods() throws IOException {
        return List.of(
                deployment().getSpec().getTemplate().getSpec(),
                the(Job.class, "jobs/migrate.yaml").getSpec().getTemplate().getSpec(),
                the(Job.class, "jobs/provision.yaml").getSpec().getTemplate().getSpec());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyObjectIsOfItsTypeAndHasNoUnknownField(Path file) throws IOException {
        for (var document : KubernetesFiles.documents(file)) {
            document.remove("$patch");
            strategy(document).ifPresent(strategy -> strategy.remove("$patch"));
            KubernetesFiles.typed(document);
        }
    }

    // what a patch says to kustomize is no field of the object
    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> strategy(Map<String, Object> document) {
        var spec = (Map<String, Object>) document.getOrDefault("spec", Map.of());
        return Optional.ofNullable((Map<String, Object>) spec.get("strategy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: apps/v1, kind: Deployment, spec: {replica: 2}}",
                "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: [{readinesProbe: {}}]}}}}",
                "{apiVersion: policy/v1, kind: PodDisruptionBudget, spec: {minAvailible: 1}}",
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {ingress: [{port: 1}]}}",
                "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {metrics: [{resources: {}}]}}",
                "{apiVersion: batch/v1, kind: Job, spec: {ttlSecondsAfterFinish: 1}}",
                "{apiVersion: v1, kind: Service, spec: {ports: [{targetPorts: 1}]}}",
                "{apiVersion: apps/v1beta1, kind: Deployment}",
                "{apiVersion: apps/v1, kind: Deployment, kind: Deployment}"
            })
    void aMisspeltFieldAnOldVersionOrADoubledKeyIsRefused(String text, @TempDir Path temp) throws IOException {
        var file = Files.writeString(temp.resolve("one.yaml"), text);
        assertThatThrownBy(() ->
                        KubernetesFiles.typed(KubernetesFiles.documents(file).get(0)))
                .isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/production", "overlays/demo"})
    void everyPartOfAKustomizationIsThereAndEachNameOnce(String folder) throws IOException {
        var kustomization = KubernetesFiles.documents(ROOT.resolve(folder).resolve("kustomization.yaml"))
                .get(0);
        assertThat(kustomization)
                .containsEntry("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .containsEntry("kind", "Kustomization");
        assertThat(kustomization.keySet())
                .isSubsetOf("apiVersion", "kind", "namespace", "resources", "images", "patches");
        assertThat(KubernetesFiles.parts(ROOT.resolve(folder))).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void everyFileOfAFolderIsAPartOfItsKustomization() throws IOException {
        for (var folder : List.of(BASE, ROOT.resolve("overlays/production"), ROOT.resolve("overlays/demo"))) {
            try (var files = Files.list(folder)) {
                var there = files.filter(file -> !file.endsWith("kustomization.yaml"))
                        .toList();
                assertThat(KubernetesFiles.parts(folder)).containsAll(there);
            }
        }
    }

    @Test
    void aPatchIsForAnObjectOfTheBase() throws IOException {
        var objects = new HashSet<String>();
        for (var file : KubernetesFiles.parts(BASE).toList()) {
            objects.add(identity(KubernetesFiles.documents(file).get(0)));
        }
        for (var name :
                List.of("demo/one-node", "demo/no-autoscaler", "demo/no-disruption-budget", "production/spread")) {
            var patch = KubernetesFiles.documents(ROOT.resolve("overlays/" + name + ".yaml"))
                    .get(0);
            assertThat(objects).contains(identity(patch));
        }
    }

    private static String identity(Map<String, Object> document) {
        return document.get("apiVersion") + " " + document.get("kind") + " "
                + ((Map<?, ?>) document.get("metadata")).get("name");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyPodMayDoNothingItDoesNotNeed(PodSpec pod) {
        var all = pod.getSecurityContext();
        assertThat(all.getRunAsNonRoot()).isTrue();
        assertThat(all.getRunAsUser()).isEqualTo(10001);
        assertThat(all.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        var container = pod.getContainers().get(0);
        var own = container.getSecurityContext();
        assertThat(own.getReadOnlyRootFilesystem()).isTrue();
        assertThat(own.getAllowPrivilegeEscalation()).isFalse();
        assertThat(own.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getImage()).isEqualTo("mflix:latest");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void secretsAreFilesAndEachMountHasItsVolume(PodSpec pod) {
        var container = pod.getContainers().get(0);
        assertThat(container.getEnvFrom()).isEmpty();
        assertThat(container.getEnv())
                .allMatch(setting -> setting.getName().endsWith("_FILE")
                        && setting.getValueFrom() == null
                        && setting.getValue().startsWith("/run/secrets/"));
        assertThat(container.getVolumeMounts())
                .anyMatch(mount -> mount.getMountPath().equals("/run/secrets") && mount.getReadOnly());
        assertThat(pod.getVolumes().stream().map(volume -> volume.getName()))
                .containsAll(container.getVolumeMounts().stream()
                        .map(mount -> mount.getName())
                        .toList());
    }

    @Test
    void nodesSpreadOverMachinesAndZonesAndOneStaysUp() throws IOException {
        var labels = deployment().getSpec().getTemplate().getMetadata().getLabels();
        var spread = deployment().getSpec().getTemplate().getSpec().getTopologySpreadConstraints();
        assertThat(spread.stream().map(one -> one.getTopologyKey()))
                .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        assertThat(spread)
                .allMatch(one -> one.getLabelSelector().getMatchLabels().equals(labels));
        var budget =
                the(PodDisruptionBudget.class, "base/disruption-budget.yaml").getSpec();
        assertThat(budget.getMinAvailable()).isEqualTo(new IntOrString(1));
        assertThat(budget.getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(deployment().getSpec().getStrategy().getRollingUpdate().getMaxUnavailable())
                .isEqualTo(new IntOrString(0));
        assertThat(the(Deployment.class, "overlays/production/spread.yaml")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getTopologySpreadConstraints()
                        .get(0)
                        .getWhenUnsatisfiable())
                .isEqualTo("DoNotSchedule");
    }

    @Test
    void autoscalerHasTwoNodesAtLeastAndGoesByTheProcessor() throws IOException {
        var autoscaler =
                the(HorizontalPodAutoscaler.class, "base/autoscaler.yaml").getSpec();
        assertThat(autoscaler.getMinReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(autoscaler.getMaxReplicas()).isGreaterThan(autoscaler.getMinReplicas());
        assertThat(autoscaler.getScaleTargetRef().getName())
                .isEqualTo(deployment().getMetadata().getName());
        assertThat(autoscaler.getMetrics())
                .allMatch(metric -> metric.getResource().getName().equals("cpu"));
        assertThat(deployment().getSpec().getReplicas()).as("the autoscaler's").isNull();
    }

    @Test
    void networkIsClosedButForWhatIsNeeded() throws IOException {
        var policy = the(NetworkPolicy.class, "base/network-policy.yaml").getSpec();
        assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
        var selected = policy.getPodSelector().getMatchExpressions().get(0).getValues();
        assertThat(selected)
                .contains(deployment()
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels()
                        .get("app"));
        for (var job : List.of("jobs/migrate.yaml", "jobs/provision.yaml")) {
            assertThat(selected)
                    .contains(the(Job.class, job)
                            .getSpec()
                            .getTemplate()
                            .getMetadata()
                            .getLabels()
                            .get("app"));
        }
        var port = deployment()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getPorts()
                .get(0);
        assertThat(policy.getIngress().get(0).getPorts().get(0).getPort())
                .isEqualTo(new IntOrString(port.getContainerPort()));
        assertThat(policy.getEgress().stream().flatMap(rule -> rule.getPorts().stream()))
                .extracting(one -> one.getPort().getIntVal())
                .containsExactly(53, 53, 27017, 4318);
    }

    @Test
    void serviceFindsTheNodesAndNotTheJobs() throws IOException {
        var selector = the(Service.class, "base/service.yaml").getSpec().getSelector();
        assertThat(deployment().getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(selector);
        assertThat(the(Job.class, "jobs/migrate.yaml")
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels())
                .doesNotContainEntry("app", selector.get("app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "provision"})
    void jobRunsTheImagesOwnCommand(String name) throws IOException {
        var job = the(Job.class, "jobs/" + name + ".yaml");
        var container = job.getSpec().getTemplate().getSpec().getContainers().get(0);
        assertThat(container.getCommand()).as("the image's entry point").isEmpty();
        assertThat(container.getArgs().get(0)).isEqualTo(name);
        assertThat(job.getMetadata().getName()).isNull();
        assertThat(job.getMetadata().getGenerateName()).startsWith("mflix-" + name);
        assertThat(job.getSpec().getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void demoIsOneNodeThatNeedsNoSecret() throws IOException {
        var demo = KubernetesFiles.documents(ROOT.resolve("overlays/demo/one-node.yaml"))
                .get(0);
        strategy(demo).orElseThrow().remove("$patch");
        var spec = ((Deployment) KubernetesFiles.typed(demo)).getSpec();
        assertThat(spec.getReplicas()).isEqualTo(1);
        assertThat(spec.getStrategy().getType()).isEqualTo("Recreate");
        assertThat(spec.getTemplate().getSpec().getVolumes().get(0).getSecret().getOptional())
                .isTrue();
        assertThat(Stream.of("no-autoscaler", "no-disruption-budget")
                        .map(name -> ROOT.resolve("overlays/demo/" + name + ".yaml")))
                .allMatch(Files::isRegularFile);
    }
}
