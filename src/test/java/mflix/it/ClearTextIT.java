package mflix.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import mflix.testing.Site;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the deployed site makes of a connection before there is a request. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ClearTextIT {
    private static final String LOGIN = "{\"email\":\"nobody@example.com\",\"password\":\"nothing\"}";

    @ArquillianResource
    private URI root;

    @Test
    @Tag("F-109")
    void speaksOnlyHttp1() throws IOException, InterruptedException {
        var preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\4\0\0\0\0\0"; // and empty settings
        assertThat(said(preface)).doesNotContain("HTTP/2", "\0\0\0\4\1").matches("(?s)|HTTP/1.1 [45].*");
        // it offers HTTP/2 by default
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(new Site(root.getPort()).root().resolve("/api/v1/movies"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        for (var offer : new String[] {"h2c", "websocket", "h2c, websocket", "something/1"}) {
            var login = said("POST /api/v1/user/login HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                    + "Upgrade: " + offer + "\r\nContent-Type: application/json\r\nContent-Length: " + LOGIN.length()
                    + "\r\n\r\n" + LOGIN + "GET /api/v1/movies HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(login).as(offer).startsWith("HTTP/1.1 401 ").contains("application/problem+json");
            assertThat(login).as("the next request after " + offer).contains("HTTP/1.1 200 ");
            var films = said("GET /api/v1/movies HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: "
                    + offer + "\r\n\r\nGET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(films).as(offer).startsWith("HTTP/1.1 200 ").contains("application/json", "HTTP/1.1 404 ");
        }
    }

    @Test
    @Tag("F-111")
    void encouragesWhoAsksFirst() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
            socket.setSoTimeout(30_000);
            write(socket, asking(LOGIN.length()));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(answer.readLine()).isEmpty();
            write(socket, LOGIN);
            assertThat(answer.readLine()).startsWith("HTTP/1.1 401 ");
        }
        assertThat(said(asking(100_000_000)).lines().filter(line -> line.startsWith("HTTP/1.1")))
                .last()
                .asString()
                .startsWith("HTTP/1.1 413 ");
    }

    private static String asking(int length) {
        return "POST /api/v1/user/login HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private String said(String sent) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
            socket.setSoTimeout(30_000);
            write(socket, sent);
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static void write(Socket socket, String sent) throws IOException {
        socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
