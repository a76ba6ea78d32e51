package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept is never older than the last time that it was forgotten. */
@Tag("F-160")
class CapabilityCacheTest {
    private static final ServerCapabilities OLD = new ServerCapabilities(true, true, true, true, false, "4.4");
    private static final ServerCapabilities NEW = new ServerCapabilities(true, true, true, true, false, "8.0");

    private final Queue<Supplier<ServerCapabilities>> answers = new ArrayDeque<>();
    private final CapabilityCache server =
            new CapabilityCache(() -> answers.remove().get());

    @Test
    void answerIsKeptUntilItIsForgotten() {
        answers.addAll(List.of(() -> OLD, () -> NEW));
        assertThat(server.capabilities()).isEqualTo(OLD);
        assertThat(server.capabilities()).isEqualTo(OLD);
        server.forget();
        assertThat(server.capabilities()).isEqualTo(NEW);
        assertThat(answers).isEmpty();
    }

    @Test
    void answerToAQuestionThatWasForgottenMeanwhileIsNotKept() {
        answers.add(() -> {
            server.forget();
            return OLD;
        });
        answers.add(() -> NEW);
        assertThat(server.capabilities()).isEqualTo(OLD);
        assertThat(server.capabilities()).isEqualTo(NEW);
    }

    @Test
    void lateAnswerDoesNotReplaceOneThatWasAskedForAfterwards() {
        answers.add(() -> {
            server.forget();
            assertThat(server.capabilities()).isEqualTo(NEW);
            return OLD;
        });
        answers.add(() -> NEW);
        assertThat(server.capabilities()).isEqualTo(OLD);
        assertThat(server.capabilities()).isEqualTo(NEW);
    }

    @Test
    void whatFailedIsAskedAgain() {
        answers.add(() -> {
            throw new IllegalStateException("away");
        });
        answers.add(() -> NEW);
        assertThatThrownBy(server::capabilities).hasMessage("away");
        assertThat(server.capabilities()).isEqualTo(NEW);
    }
}
