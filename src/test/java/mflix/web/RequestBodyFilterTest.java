package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.FilterContexts;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyFilterTest {
    private static final int LIMIT = 65_536;
    private static final int BATCH_LIMIT = 4_194_304;
    private static final String JSON = "application/json";

    private final RequestBodyFilter filter = new RequestBodyFilter();

    private static ContainerRequest request(String path, String... headers) {
        return FilterContexts.request("POST", path, headers);
    }

    private static ContainerRequest chunked(String path, String type) {
        return request(path, "Transfer-Encoding", "chunked", HttpHeaders.CONTENT_TYPE, type);
    }

    private static ContainerRequest announcing(String path, String length) {
        return request(path, HttpHeaders.CONTENT_LENGTH, length, HttpHeaders.CONTENT_TYPE, JSON);
    }

    private ProblemKind refusal(ContainerRequest request) {
        var body = new ByteArrayInputStream(new byte[3]);
        request.setEntityStream(body);
        var refusal = catchThrowableOfType(Problem.class, () -> filter.filter(request));
        assertThat(body.available()).as("bytes that were not read").isEqualTo(3);
        return refusal == null ? null : refusal.kind();
    }

    private byte[] read(ContainerRequest request, int sent) throws IOException {
        request.setEntityStream(new ByteArrayInputStream(new byte[sent]));
        filter.filter(request);
        return request.getEntityStream().readAllBytes();
    }

    private ProblemKind refusalWhileReading(ContainerRequest request, int sent) {
        return catchThrowableOfType(Problem.class, () -> read(request, sent)).kind();
    }

    @ParameterizedTest
    @Tag("F-15")
    @CsvSource({
        "movies, " + LIMIT,
        "user/register, " + LIMIT,
        "movies/batch, " + BATCH_LIMIT,
        "movies/batch/, " + BATCH_LIMIT,
        "movies/batches, " + LIMIT,
        "movies/batch/more, " + LIMIT,
        "movies?path=movies/batch, " + LIMIT,
    })
    void eachAddressTakesItsLimitAndNotOneByteMore(String path, int limit) throws IOException {
        assertThat(refusal(announcing(path, "" + limit))).isNull();
        assertThat(refusal(announcing(path, "" + (limit + 1)))).isEqualTo(ProblemKind.BODY_TOO_LARGE);
        assertThat(read(announcing(path, "" + limit), limit)).hasSize(limit);
        assertThat(read(chunked(path, JSON), limit)).hasSize(limit);
        assertThat(refusalWhileReading(chunked(path, JSON), limit + 1)).isEqualTo(ProblemKind.BODY_TOO_LARGE);
    }

    @ParameterizedTest
    @Tag("F-15")
    @ValueSource(
            strings = {"2147483648", "4294967297", "9223372036854775807", "9223372036854775808", "18446744073709551617"
            })
    void lengthThatNoNumberHoldsIsTooLarge(String length) {
        assertThat(refusal(announcing("movies", length))).isEqualTo(ProblemKind.BODY_TOO_LARGE);
    }

    @Test
    @Tag("F-15")
    void whatComesIsCountedWhateverWasAnnounced() {
        assertThat(refusalWhileReading(announcing("movies", "2"), LIMIT + 1)).isEqualTo(ProblemKind.BODY_TOO_LARGE);
        var both = chunked("movies", JSON);
        both.header(HttpHeaders.CONTENT_LENGTH, "2");
        assertThat(refusalWhileReading(both, LIMIT + 1)).isEqualTo(ProblemKind.BODY_TOO_LARGE);
    }

    @ParameterizedTest
    @Tag("F-12")
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/merge-patch+json",
                "application/json; profile=x"
            })
    void jsonInUtf8IsTaken(String type) throws IOException {
        assertThat(read(chunked("movies", type), 3)).hasSize(3);
    }

    @ParameterizedTest
    @Tag("F-12")
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/problem+json",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/*",
                "*/*"
            })
    void everyOtherTypeIsRefusedBeforeItIsRead(String type) {
        assertThat(refusal(chunked("movies", type))).isEqualTo(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        assertThat(refusal(request(
                        "movies", HttpHeaders.CONTENT_LENGTH, "" + (LIMIT + 1), HttpHeaders.CONTENT_TYPE, type)))
                .isEqualTo(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    @Tag("F-12")
    void bodyOfNoTypeIsRefused() {
        assertThat(refusal(request("movies", "Transfer-Encoding", "chunked")))
                .isEqualTo(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        assertThat(refusal(request("movies", HttpHeaders.CONTENT_LENGTH, "1")))
                .isEqualTo(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @Tag("F-15")
    @ValueSource(strings = {"gzip", "deflate", "br", "identity", "x"})
    void packedBodyIsRefused(String coding) {
        var packed = announcing("movies", "10");
        packed.header(HttpHeaders.CONTENT_ENCODING, coding);
        assertThat(refusal(packed)).isEqualTo(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void withoutABodyNothingIsAskedOfIt() {
        assertThat(refusal(request("movies"))).isNull();
        assertThat(refusal(request("movies", HttpHeaders.CONTENT_LENGTH, "0"))).isNull();
        assertThat(refusal(request("movies", HttpHeaders.CONTENT_TYPE, "text/plain")))
                .isNull();
    }
}
