package mflix.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-500")
class ListenerOpeningTest {
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final CountDownLatch isAsked = new CountDownLatch(3);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/live", exchange -> {
            isAsked.countDown();
            var status = answers.size() > 1 ? answers.poll() : answers.element();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private URI probe() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health/live");
    }

    @Test
    void portIsOpenedOnceTheApplicationAnswersAndNotBefore() throws Exception {
        answers.addAll(List.of(404, 503, 404, 200));
        var leftAtTheOpening = new CompletableFuture<List<Integer>>();
        ListenerOpening.when(probe(), () -> leftAtTheOpening.complete(List.copyOf(answers)));
        assertThat(leftAtTheOpening.get(1, TimeUnit.MINUTES)).containsExactly(200);
    }

    @Test
    void nothingIsOpenedOfAnApplicationThatWasUndeployed() throws Exception {
        answers.add(404);
        var opened = new CountDownLatch(1);
        var opening = ListenerOpening.when(probe(), opened::countDown);
        assertThat(isAsked.await(1, TimeUnit.MINUTES)).isTrue();
        opening.cancel();
        assertThat(opening.hasEnded(1, TimeUnit.MINUTES)).isTrue();
        assertThat(opened.getCount()).isOne();
    }

    @Test
    void serversThatNoLauncherStartedListenWhereTheyAreToldTo() {
        assertThat(ListenerOpening.Wanted.ofProcess("")).isNull();
    }
}
