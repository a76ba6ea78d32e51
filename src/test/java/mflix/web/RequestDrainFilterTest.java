package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mflix.mongo.ShutdownState;
import mflix.testing.Latches;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-499")
class RequestDrainFilterTest {
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private CompletableFuture<Void> request(RequestDrainFilter filter) throws InterruptedException {
        var request = CompletableFuture.runAsync(() -> pass(filter));
        assertThat(inside.await(1, TimeUnit.MINUTES)).isTrue();
        return request;
    }

    private void pass(RequestDrainFilter filter) {
        try {
            filter.doFilter(null, null, (to, back) -> {
                inside.countDown();
                assertThat(Latches.isOpened(goOn)).isTrue();
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void endWaitsForTheRequestThatIsUnderWay() throws Exception {
        var filter = new RequestDrainFilter(new ShutdownState(), Duration.ofMinutes(1));
        var request = request(filter);
        var end = CompletableFuture.runAsync(filter::destroy);
        assertThatThrownBy(() -> end.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        end.get(1, TimeUnit.MINUTES);
        assertThat(request.get(1, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void endDoesNotWaitForARequestThatHangs() throws Exception {
        var filter = new RequestDrainFilter(new ShutdownState(), Duration.ofMillis(10));
        var request = request(filter);
        CompletableFuture.runAsync(filter::destroy).get(1, TimeUnit.MINUTES);
        assertThat(request).isNotDone();
        goOn.countDown();
        request.get(1, TimeUnit.MINUTES);
    }

    @Test
    void aRequestThatFailsIsNotWaitedForAndALateOnePasses() throws Exception {
        var filter = new RequestDrainFilter(new ShutdownState(), Duration.ofMinutes(1));
        assertThatThrownBy(() -> filter.doFilter(null, null, (to, back) -> {
                    throw new ServletException("for this test");
                }))
                .isInstanceOf(ServletException.class);
        CompletableFuture.runAsync(filter::destroy).get(30, TimeUnit.SECONDS);
        goOn.countDown();
        request(filter).get(1, TimeUnit.MINUTES);
    }
}
