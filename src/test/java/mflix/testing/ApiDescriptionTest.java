package mflix.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import mflix.testing.ApiDescription.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That an answer which is not as described is noticed. */
@Tag("F-196")
class ApiDescriptionTest {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String GENRES = "{\"genres\":[{\"_id\":\"Action\",\"count\":46}],\"total_results\":1}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"genres\":[]}",
                "{\"genres\":[],\"total_results\":\"1\"}",
                "{\"genres\":[],\"total_results\":null}",
                "{\"genres\":[],\"total_results\":1,\"more\":1}",
                "{\"genres\":[{\"_id\":\"Action\"}],\"total_results\":1}",
                "{\"genres\":[{\"_id\":7,\"count\":1}],\"total_results\":1}",
                "[]",
                "",
                "{"
            })
    void bodyOfAnotherShapeIsRefused(String body) {
        refused("GET", "/movies/genres", 200, JSON, body);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /movies/genres, 201, application/json",
        "GET, /movies/genres, 304, application/json",
        "GET, /movies/genres, 200, text/html",
        "GET, /movies/genres, 400, application/json",
        "POST, /movies/genres, 200, application/json",
        "GET, /nothing, 200, application/json",
        "GET, /movies/genres/x/y, 200, application/json",
        "GET, /movies/genre, 200, application/json"
    })
    void otherMethodAddressStatusOrTypeIsRefused(String method, String path, int status, String type) {
        refused(method, path, status, type, GENRES);
    }

    @Test
    void problemThatIsNotDescribedIsRefused() {
        refused("GET", "/movies/genres", 404, PROBLEM, problem(404, "NOT_FOUND"));
        refused("GET", "/movies/genres", 400, PROBLEM, problem(400, "INVALID_ID"));
        refused("GET", "/movies/genres", 400, PROBLEM, problem(503, "UNKNOWN_PARAMETER"));
        refused("GET", "/movies/genres", 400, PROBLEM, "{\"code\":\"UNKNOWN_PARAMETER\",\"status\":400}");
        refused("GET", "/nothing", 404, PROBLEM, problem(404, "NO_SUCH_CODE"));
        refused("GET", "/nothing", 404, JSON, problem(404, "NOT_FOUND"));
    }

    @Test
    void headerThatIsNotDescribedIsRefused() {
        assertThatThrownBy(() -> check("GET", "/movies/genres", 200, JSON, Set.of("link"), GENRES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Link is not described");
    }

    @Test
    void answerAsDescribedIsAccepted() {
        assertThatCode(() -> {
                    check("GET", "/movies/genres", 200, JSON, Set.of("etag", "date"), GENRES);
                    check("GET", "/movies/genres/", 200, JSON, Set.of(), GENRES);
                    check("GET", "/movies/genres", 304, "", Set.of("etag"), "");
                    check("GET", "/movies/genres", 400, PROBLEM, Set.of(), problem(400, "UNKNOWN_PARAMETER"));
                    check("GET", "/movies/genres", 503, PROBLEM, Set.of(), problem(503, "SHUTTING_DOWN"));
                    check("GET", "/nothing", 404, PROBLEM, Set.of(), problem(404, "NOT_FOUND"));
                    check("OPTIONS", "/movies/genres", 200, JSON, Set.of(), "{\"allow\":[\"GET\"]}");
                })
                .doesNotThrowAnyException();
    }

    private static void refused(String method, String path, int status, String type, String body) {
        assertThatThrownBy(() -> check(method, path, status, type, Set.of(), body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(method + " " + path + " -> " + status);
    }

    private static void check(String method, String path, int status, String type, Set<String> headers, String body) {
        ApiDescription.OURS.check(new Exchange(method, path, status, type, headers, body));
    }

    private static String problem(int status, String code) {
        return "{\"type\":\"urn:x\",\"title\":\"X\",\"status\":" + status
                + ",\"detail\":\"X.\",\"instance\":\"urn:uuid:x\",\"code\":\"" + code + "\",\"error\":\"X\"}";
    }
}
