package mflix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class MoviesApiIT {

    @ArquillianResource
    private URI root;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
    }

    @Test
    void firstPageHoldsTwentyFilms() {
        var answer = site.get("/movies");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().getArray("movies")).hasSize(20);
    }
}
