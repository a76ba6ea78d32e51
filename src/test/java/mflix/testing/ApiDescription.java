package mflix.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.DisallowUnknownKeywordFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * The OpenAPI document as what answers are compared with: address, method, status, headers, media type, code of a problem, body.
 * Its schemas are compiled once, when they are first asked for.
 */
public final class ApiDescription {
    private static final String PROBLEM = "application/problem+json";
    private static final String COMPONENTS = "components";
    private static final String LOCATION = "urn:mflix:openapi";
    private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";
    private static final Pattern CODE = Pattern.compile("[A-Z]+(_[A-Z]+)+");
    /** The headers that a client reads besides those of every answer. */
    private static final List<String> DESCRIBED_HEADERS = List.of("ETag", "Link", "Location");

    public static final ApiDescription OURS = read(Path.of("src/main/resources/META-INF/openapi.yaml"));

    private final JsonNode document;
    private final List<String> addresses = new ArrayList<>();
    private final Set<String> codesOfAll;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private ApiDescription(JsonNode document) {
        this.document = document;
        document.path("paths").fieldNames().forEachRemaining(addresses::add);
        this.codesOfAll = CODE.matcher(document.at("/info/description").asText())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        this.factory = factory(document.path(COMPONENTS));
    }

    // A keyword that OpenAPI does not know, such as a misspelled one, would hold for every body: it is refused.
    private static JsonSchemaFactory factory(JsonNode components) {
        var dialect = JsonMetaSchema.builder(OpenApi30.getInstance())
                .keyword(new NonValidationKeyword(COMPONENTS))
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
        var schemas = new ObjectMapper().createObjectNode().set(COMPONENTS, components);
        return JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(dialect.getIri())
                .metaSchema(dialect)
                .schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, schemas.toString())))
                .build();
    }

    private static ApiDescription read(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            return new ApiDescription(new ObjectMapper().valueToTree(new Yaml().load(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was asked and answered.
     *
     * @param path below the root of the API, percent-encoded, without its query
     * @param type the media type, without parameters
     * @param headers the names of the answer's headers
     */
    public record Exchange(String method, String path, int status, String type, Set<String> headers, String body) {

        @Override
        public String toString() {
            return method + " " + path + " -> " + status + " " + type;
        }
    }

    /** @throws AssertionError when the document does not say that this can be answered */
    public void check(Exchange exchange) {
        var address = address(exchange.path());
        var operation = address.map(found ->
                document.path("paths").path(found).path(exchange.method().toLowerCase(Locale.ROOT)));
        if (operation.isEmpty() || operation.get().isMissingNode()) {
            checkUndescribed(exchange);
            return;
        }
        var response = resolved(operation.get().path("responses").path(String.valueOf(exchange.status())));
        if (exchange.status() >= 400) {
            checkProblem(exchange, response);
        } else {
            require(!response.isMissingNode(), exchange, "this status is not described");
            checkHeaders(exchange, response);
            checkBody(exchange, response.path("content"));
        }
    }

    /** The schema that the document has under that name. */
    public JsonNode schema(String name) {
        return document.path(COMPONENTS).path("schemas").path(name);
    }

    /** The name of the schema of the JSON that this address takes; the path may hold parameters as it is described. */
    public String schemaOfBody(String method, String path) {
        var operation = document.path("paths").path(address(path).orElseThrow()).path(method.toLowerCase(Locale.ROOT));
        var schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return schema.path("$ref").asText().replaceFirst(".*/", "");
    }

    // OPTIONS is answered everywhere; whatever else is not described must be refused.
    private void checkUndescribed(Exchange exchange) {
        if (!exchange.method().equals("OPTIONS") || exchange.status() >= 400) {
            require(exchange.status() >= 400, exchange, "this is not described, so it must be refused");
            checkBodyOfProblem(exchange);
        }
    }

    private void checkProblem(Exchange exchange, JsonNode response) {
        checkBodyOfProblem(exchange);
        var code = parsed(exchange).path("code").asText();
        var described = response.path("description").asText().split(", ", -1);
        require(
                codesOfAll.contains(code) || Arrays.asList(described).contains(code),
                exchange,
                "the code " + code + " is not described");
    }

    private void checkBodyOfProblem(Exchange exchange) {
        require(exchange.type().equals(PROBLEM), exchange, "a problem has another media type");
        checkSchema(exchange, PROBLEM_SCHEMA);
        require(parsed(exchange).path("status").asInt() == exchange.status(), exchange, "its body has another status");
    }

    private static void checkHeaders(Exchange exchange, JsonNode response) {
        for (var header : DESCRIBED_HEADERS) {
            require(
                    !exchange.headers().contains(header.toLowerCase(Locale.ROOT))
                            || response.path("headers").has(header),
                    exchange,
                    header + " is not described");
        }
    }

    // Without content the answer has no body; the schemas of files that are not JSON are not checked.
    private void checkBody(Exchange exchange, JsonNode content) {
        if (content.isMissingNode()) {
            require(exchange.body().isEmpty(), exchange, "a body is not described");
            return;
        }
        var schema = content.path(exchange.type()).path("schema");
        require(!schema.isMissingNode(), exchange, "this media type is not described");
        if (exchange.type().equals("application/json")) {
            checkSchema(exchange, schema.path("$ref").asText());
        }
    }

    private void checkSchema(Exchange exchange, String reference) {
        require(!reference.isEmpty(), exchange, "its schema has no name");
        var wrong = compiled.computeIfAbsent(reference, this::compile).validate(parsed(exchange));
        require(wrong.isEmpty(), exchange, wrong + " in " + exchange.body());
    }

    private JsonSchema compile(String reference) {
        return factory.getSchema(SchemaLocation.of(LOCATION + reference));
    }

    private static JsonNode parsed(Exchange exchange) {
        try {
            return new ObjectMapper().readTree(exchange.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(exchange + ": its body is no JSON: " + exchange.body(), e);
        }
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? document.at(response.path("$ref").asText().substring(1)) : response;
    }

    /** The described address that this path is one of; a literal step wins over a parameter. */
    private Optional<String> address(String path) {
        var steps = steps(path);
        return addresses.stream()
                .filter(address -> isOf(steps, steps(address)))
                .max(Comparator.comparingInt(ApiDescription::literalLength));
    }

    private static int literalLength(String address) {
        var parameter = address.indexOf('{');
        return parameter < 0 ? Integer.MAX_VALUE : parameter;
    }

    private static List<String> steps(String path) {
        return List.of(path.replaceFirst("/+$", "").split("/", -1));
    }

    private static boolean isOf(List<String> steps, List<String> address) {
        if (steps.size() != address.size()) {
            return false;
        }
        for (var i = 0; i < steps.size(); i++) {
            if (!address.get(i).startsWith("{") && !address.get(i).equals(steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean holds, Exchange exchange, String otherwise) {
        if (!holds) {
            throw new AssertionError(exchange + ", but by the OpenAPI document: " + otherwise);
        }
    }
}
