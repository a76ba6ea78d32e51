package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import mflix.testing.FilterContexts;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that chooses a method by its media types makes of the headers behind the filter. */
class AcceptFilterTest {
    private final AcceptFilter filter = new AcceptFilter();

    private ContainerRequest filtered(String method, String... headers) {
        var request = FilterContexts.request(method, "movies", headers);
        filter.filter(request);
        return request;
    }

    private boolean admitsJson(String... headers) {
        return filtered("GET", headers).getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE));
    }

    @ParameterizedTest
    @Tag("F-13")
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/problem+json",
                "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
                "text/html;q=0, application/json",
                "text/csv;q=0, */*",
                "application/json;charset=utf-16;q=0, */*",
                "application/problem+json;q=0, */*;q=0.8",
                "application/problem+json;q=0, application/json",
                "application/json;profile=x;q=0, application/json",
                "text/*;q=0, */*;q=0.5",
                "*/*;q=0, application/*",
                "application/*;q=0, application/json",
                "application/*;q=0, application/problem+json;q=0.2, */*;q=0.1",
                "text/html,application/problem+json;q=0.1",
                "application/json;q=0.001",
                "application/json;q=1.000"
            })
    void oneRangeThatJsonIsInAdmitsIt(String accept) {
        assertThat(admitsJson(HttpHeaders.ACCEPT, accept)).isTrue();
    }

    @ParameterizedTest
    @Tag("F-13")
    @ValueSource(
            strings = {
                "application/xml",
                "text/*",
                "text/html, application/xml;q=0.9",
                "*/*;q=0",
                "*/*;q=0.0",
                "application/json;q=0.000",
                "application/problem+json;q=0",
                "application/json; charset=utf-8; q=0",
                "text/html, application/json;q=0",
                "application/json;q=0, */*",
                "application/json;q=0, application/problem+json",
                "*/*, application/json;q=0",
                "application/json;q=0.0, application/*;q=0.3",
                "application/*;q=0, */*",
                "application/json;charset=utf-8;q=0, */*",
                "application/vnd.api+json"
            })
    void otherRangesAndAWeightOfZeroDoNotAdmitJson(String accept) {
        assertThat(admitsJson(HttpHeaders.ACCEPT, accept)).isFalse();
    }

    @ParameterizedTest
    @Tag("F-13")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json;q=0, */*        | true",
                "text/csv;q=0, */*                | false",
                "text/*;q=0, text/csv;q=0.1, */*  | true",
                "application/json;q=0, text/*     | true",
                "text/csv;q=0, text/*             | false",
            })
    void whatIsExcludedLeavesTheOtherTypeOfAnAddress(String accept, boolean admitsCsv) {
        assertThat(filtered("GET", HttpHeaders.ACCEPT, accept).getAcceptableMediaTypes().stream()
                        .anyMatch(type -> type.isCompatible(new MediaType("text", "csv"))))
                .isEqualTo(admitsCsv);
    }

    @Test
    void weightOfARangeIsThatOfWhatIsLeftOfIt() {
        assertThat(filtered("GET", HttpHeaders.ACCEPT, "application/json;q=0, */*;q=0.3")
                        .getHeaderString(HttpHeaders.ACCEPT))
                .isEqualTo("text/csv;q=0.3, application/x-ndjson;q=0.3");
    }

    @ParameterizedTest
    @Tag("F-13")
    @ValueSource(strings = {"json", "/", "a/b/c", ";;", "application/json;q", "application/json;q=a"})
    void headerThatCannotBeReadAdmitsNothingAndIsNoFailure(String accept) {
        assertThat(admitsJson(HttpHeaders.ACCEPT, accept)).isFalse();
    }

    @Test
    void withoutTheHeaderEveryTypeIsAdmitted() {
        assertThat(admitsJson()).isTrue();
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(admitsJson(HttpHeaders.ACCEPT, "text/html", HttpHeaders.ACCEPT, "application/json"))
                .isTrue();
        assertThat(admitsJson(HttpHeaders.ACCEPT, "text/html", HttpHeaders.ACCEPT, "application/json;q=0"))
                .isFalse();
    }

    @ParameterizedTest
    @Tag("F-12")
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void whereThereIsNoBodyItsTypeIsNotMissing(String method) {
        assertThat(filtered(method).getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
        assertThat(filtered(method, HttpHeaders.CONTENT_LENGTH, "0").getMediaType())
                .isEqualTo(MediaType.APPLICATION_JSON_TYPE);
    }

    @ParameterizedTest
    @Tag("F-12")
    @CsvSource({"Content-Length, 1", "Content-Length, 99999999999999999999", "Transfer-Encoding, chunked"})
    void bodyWithoutATypeStaysWithoutOne(String header, String value) {
        assertThat(filtered("POST", header, value).getMediaType()).isNull();
    }

    @Test
    @Tag("F-12")
    void typeThatWasSentStaysAndReadingNeedsNone() {
        assertThat(filtered("POST", HttpHeaders.CONTENT_TYPE, "text/plain").getMediaType())
                .isEqualTo(MediaType.TEXT_PLAIN_TYPE);
        assertThat(filtered("GET").getMediaType()).isNull();
    }
}
