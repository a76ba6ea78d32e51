package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thirty ways to bring a script in, as a comment and as a name. {@link Site} sees that every answer is JSON and not to be guessed at. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class PayloadsIT {
    private static final Path LIST = Path.of("src/test/resources/script-payloads.txt");

    @ArquillianResource
    private URI root;

    @Test
    @Tag("F-25")
    @Tag("error_handling")
    void scriptsAreTextLikeAnyOther() throws IOException {
        var payloads = Files.readAllLines(LIST);
        assertThat(payloads).hasSize(30).doesNotHaveDuplicates();
        var site = new Site(root.getPort());
        var film = site.anyone().movies().firstId();
        var ada = Visitor.user(site);
        for (var payload : payloads) {
            var written = ada.comments().write(film, payload);
            assertThat(written.status()).as(written.toString()).isEqualTo(201);
            var id = written.json().getString("comment_id").getValue();
            var newest = site.anyone()
                    .comments()
                    .of(film)
                    .json()
                    .getArray("comments")
                    .get(0)
                    .asDocument();
            assertThat(newest.getString("text").getValue()).isEqualTo(payload);
            assertThat(ada.comments().delete(id).status()).isEqualTo(200);
            isKeptAsName(site, payload);
        }
    }

    private static void isKeptAsName(Site site, String payload) {
        var email = "named-" + UUID.randomUUID() + "@example.com";
        var answer = site.anyone().account().register(payload, email, "named by a script");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().getDocument("info").getString("name").getValue())
                .isEqualTo(payload);
    }
}
