package mflix.web.cors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import mflix.settings.SettingsReader;
import mflix.testing.FilterContexts;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-42")
class CorsFilterTest {
    private static final String LISTED = "https://films.example";
    private static final String OTHER_LISTED = "http://localhost:3000";
    private static final String ALLOWED_ORIGIN = "Access-Control-Allow-Origin";
    private static final String ALLOWED_METHODS = "Access-Control-Allow-Methods";
    private static final String ALLOWED_HEADERS = "Access-Control-Allow-Headers";
    private static final String ASKED_METHOD = "Access-Control-Request-Method";

    private static ContainerResponse filtered(String origins, ContainerRequest request, Response reply) {
        var response = FilterContexts.response(request, reply);
        new CorsFilter(new CorsOrigins(new SettingsReader(key -> Optional.ofNullable(origins))))
                .filter(request, response);
        return response;
    }

    private static ContainerResponse reply(String method, String... headers) {
        return filtered(
                LISTED + "," + OTHER_LISTED,
                FilterContexts.request(method, "movies", headers),
                Response.ok().allow("GET", "POST", "OPTIONS").build());
    }

    private static void admitsNobody(ContainerResponse response) {
        assertThat(response.getHeaders().keySet()).noneMatch(name -> name.startsWith("Access-Control-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {LISTED, OTHER_LISTED})
    void listedOriginIsAdmittedItselfAndWithoutCredentials(String origin) {
        var response = reply("GET", "Origin", origin);
        assertThat(response.getHeaders().get(ALLOWED_ORIGIN)).containsExactly(origin);
        assertThat(response.getHeaders()).doesNotContainKey("Access-Control-Allow-Credentials");
        assertThat(response.getHeaderString("Access-Control-Expose-Headers").split(", "))
                .contains("ETag", "Link", "Location", "Retry-After", "X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example",
                "http://films.example",
                "https://films.example:443",
                "https://films.example/",
                "https://films.example.evil.example",
                "https://www.films.example",
                "HTTPS://FILMS.EXAMPLE",
                "https://films.example, http://localhost:3000",
                "null",
                "*",
                ""
            })
    void originThatIsNotListedIsNotAdmittedNorToldWhoIs(String origin) {
        admitsNobody(reply("GET", "Origin", origin));
        admitsNobody(reply("OPTIONS", "Origin", origin, ASKED_METHOD, "POST"));
    }

    @Test
    void preflightOfAListedOriginIsToldMethodsHeadersAndForHowLong() {
        var response =
                reply("OPTIONS", "Origin", LISTED, ASKED_METHOD, "PUT", "Access-Control-Request-Headers", "x-secret");
        assertThat(response.getHeaderString(ALLOWED_ORIGIN)).isEqualTo(LISTED);
        assertThat(response.getHeaderString(ALLOWED_METHODS).split(", "))
                .as("those of the address, whichever was asked for")
                .containsExactlyInAnyOrder("GET", "POST", "OPTIONS");
        assertThat(response.getHeaderString(ALLOWED_HEADERS).split(", "))
                .containsExactlyInAnyOrder("Authorization", "Content-Type", "If-Match", "If-None-Match");
        assertThat(response.getHeaderString("Access-Control-Max-Age")).isEqualTo("600");
    }

    @Test
    void onlyAPreflightIsToldThem() {
        assertThat(reply("OPTIONS", "Origin", LISTED).getHeaders())
                .containsKey(ALLOWED_ORIGIN)
                .doesNotContainKeys(ALLOWED_METHODS, ALLOWED_HEADERS);
        assertThat(reply("POST", "Origin", LISTED, ASKED_METHOD, "POST").getHeaders())
                .containsKey(ALLOWED_ORIGIN)
                .doesNotContainKeys(ALLOWED_METHODS, ALLOWED_HEADERS);
    }

    @Test
    void replyIsNotKeptForAnotherOrigin() {
        var response = reply("GET");
        admitsNobody(response);
        assertThat(response.getHeaderString(HttpHeaders.VARY)).isEqualTo("Origin, Accept-Encoding");
        for (var origin : List.of(LISTED, "https://other.example", "null")) {
            assertThat(reply("GET", "Origin", origin).getHeaderString(HttpHeaders.VARY))
                    .isEqualTo("Origin, Accept-Encoding");
        }
    }

    @Test
    void whatAResourceVariesWithStays() {
        var response = filtered(
                LISTED,
                FilterContexts.request("GET", "movies", "Origin", LISTED),
                Response.ok()
                        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                        .build());
        assertThat(response.getHeaderString(HttpHeaders.VARY)).contains("Authorization", "Origin", "Accept-Encoding");
    }

    @Test
    void whereNoneIsListedNothingChanges() {
        for (var request : List.of(
                FilterContexts.request("GET", "movies"),
                FilterContexts.request("GET", "movies", "Origin", LISTED),
                FilterContexts.request("OPTIONS", "movies", "Origin", "null", ASKED_METHOD, "POST"))) {
            assertThat(filtered(null, request, Response.ok().build()).getHeaders())
                    .isEmpty();
        }
    }
}
