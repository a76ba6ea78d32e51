package mflix.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mflix.system.HealthClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-500")
class ListenerOpeningTest {
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final CountDownLatch isAsked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final CountDownLatch hasOpened = new CountDownLatch(1);
    private final CountDownLatch hasFailed = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/live", exchange -> {
            isAsked.countDown();
            hold();
            var status = answers.size() > 1 ? answers.poll() : answers.element();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    private void hold() throws IOException {
        try {
            if (!mayAnswer.await(1, TimeUnit.MINUTES)) {
                throw new IOException("this test has forgotten to let it answer");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @AfterEach
    void close() {
        mayAnswer.countDown();
        server.stop(0);
    }

    private ListenerOpening opening(ListenerOpening.PortOpener opener) {
        var probe = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health/live");
        return ListenerOpening.when(new HealthClient(probe), opener, hasFailed::countDown);
    }

    @Test
    void portIsOpenedOnceTheApplicationAnswersAndNotBefore() throws Exception {
        answers.addAll(List.of(404, 503, 404, 200));
        mayAnswer.countDown();
        var leftAtTheOpening = new CompletableFuture<List<Integer>>();
        opening(() -> leftAtTheOpening.complete(List.copyOf(answers)));
        assertThat(leftAtTheOpening.get(1, TimeUnit.MINUTES)).containsExactly(200);
    }

    @Test
    void nothingIsOpenedOfAnApplicationThatWasUndeployed() throws Exception {
        answers.add(404);
        mayAnswer.countDown();
        var opening = opening(hasOpened::countDown);
        assertThat(isAsked.await(1, TimeUnit.MINUTES)).isTrue();
        answers.add(200);
        opening.cancel();
        assertThat(opening.hasEnded()).isTrue();
    }

    @Test
    void anAnswerThatComesWhileItIsUndeployedOpensNothing() throws Exception {
        answers.add(200);
        var opening = opening(hasOpened::countDown);
        assertThat(isAsked.await(1, TimeUnit.MINUTES)).isTrue();
        var end = CompletableFuture.runAsync(opening::cancel);
        mayAnswer.countDown();
        end.get(1, TimeUnit.MINUTES);
        assertThat(opening.hasEnded()).isTrue();
    }

    @Test
    void aPortThatCannotBeOpenedIsReported() throws Exception {
        answers.add(200);
        mayAnswer.countDown();
        opening(() -> {
            throw new BindException("Address already in use");
        });
        assertThat(hasFailed.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void serversThatNoLauncherStartedListenWhereTheyAreToldTo() {
        assertThat(ListenerOpening.Wanted.ofProcess("")).isEmpty();
    }
}
