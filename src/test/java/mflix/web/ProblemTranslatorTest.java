package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("error_handling")
class ProblemTranslatorTest {
    private static final String SECRET = "at org.example.Secret: mongodb://ada:password@db";

    private static ProblemKind kind(Throwable failure) {
        return ProblemTranslator.of(failure).kind();
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "406, NOT_ACCEPTABLE",
        "413, BODY_TOO_LARGE",
        "415, UNSUPPORTED_MEDIA_TYPE",
        "503, DATABASE_UNAVAILABLE"
    })
    void statusWithAKindOfItsOwnStays(int status, ProblemKind kind) {
        var problem = ProblemTranslator.of(new WebApplicationException(SECRET, status));
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.kind().status()).isEqualTo(status);
        assertThat(problem).hasMessageNotContaining("Secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 304, 400, 402, 408, 409, 410, 412, 414, 418, 422, 429, 431, 451, 499})
    void everyOtherStatusBelow500IsARequestThatCannotBeRead(int status) {
        var problem = ProblemTranslator.of(new WebApplicationException(SECRET, status));
        assertThat(problem.kind().status()).isEqualTo(400);
        assertThat(problem).hasMessage("The request cannot be read.");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 504, 505, 507, 599})
    void everyOtherStatusFrom500OnIsOurDefect(int status) {
        var problem = ProblemTranslator.of(new WebApplicationException(SECRET, status));
        assertThat(problem.kind()).isEqualTo(ProblemKind.INTERNAL_ERROR);
        assertThat(problem).hasMessageStartingWith("Something went wrong on our side.");
    }

    @Test
    void classesOfJaxRsHaveTheirKinds() {
        Map.of(
                        new NotAuthorizedException("Bearer"), ProblemKind.UNAUTHORIZED,
                        new ForbiddenException(), ProblemKind.FORBIDDEN,
                        new NotFoundException(), ProblemKind.NOT_FOUND,
                        new NotAllowedException("GET"), ProblemKind.METHOD_NOT_ALLOWED,
                        new NotAcceptableException(), ProblemKind.NOT_ACCEPTABLE,
                        new NotSupportedException(), ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        new BadRequestException(), ProblemKind.INVALID_PARAMETER,
                        new RedirectionException(302, URI.create("http://elsewhere.example/")),
                                ProblemKind.INVALID_PARAMETER,
                        new InternalServerErrorException(), ProblemKind.INTERNAL_ERROR,
                        new ServiceUnavailableException(), ProblemKind.DATABASE_UNAVAILABLE)
                .forEach((failure, kind) -> assertThat(kind(failure))
                        .as(failure.getClass().getSimpleName())
                        .isEqualTo(kind));
    }

    @Test
    void textThatAnExceptionBringsWithItIsNotPassedOn() {
        var reply = Response.status(400).entity(SECRET).type("text/plain").build();
        assertThat(ProblemTranslator.of(new WebApplicationException(SECRET, reply)))
                .hasMessageNotContaining("Secret");
    }

    @Test
    void problemOfOursStaysTheSameHoweverDeepItIsWrapped() {
        var problem = Problem.notFound("No such film.").with("id", "abc");
        assertThat(ProblemTranslator.of(problem)).isSameAs(problem);
        assertThat(ProblemTranslator.of(
                        new IllegalStateException(new RuntimeException(new InvocationTargetException(problem)))))
                .isSameAs(problem);
    }

    @Test
    void failureOfTheDatabaseAndOfJaxRsIsFoundAmongTheCauses() {
        var away = new MongoTimeoutException("Timed out while waiting for a server that matches");
        assertThat(kind(new RuntimeException(new IllegalStateException(away))))
                .isEqualTo(ProblemKind.DATABASE_UNAVAILABLE);
        assertThat(kind(new RuntimeException(new NotFoundException()))).isEqualTo(ProblemKind.NOT_FOUND);
    }

    static Stream<Throwable> defects() {
        return Stream.of(
                new IOException(SECRET),
                new InterruptedException(SECRET),
                new IllegalStateException(SECRET),
                new NullPointerException(),
                new StackOverflowError(),
                new NoClassDefFoundError(SECRET),
                new Exception(SECRET, new IOException(SECRET)));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void everythingElseIsOurDefectWhichTheCauseTellsTheLogAlone(Throwable failure) {
        var problem = ProblemTranslator.of(failure);
        assertThat(problem.kind()).isEqualTo(ProblemKind.INTERNAL_ERROR);
        assertThat(problem.getCause()).isSameAs(failure);
        assertThat(problem)
                .hasMessageStartingWith("Something went wrong on our side.")
                .hasMessageNotContaining("Secret")
                .hasMessageNotContaining("Exception");
        assertThat(problem.errors()).isEmpty();
        assertThat(problem.members()).isEmpty();
    }
}
