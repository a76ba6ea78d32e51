package mflix.web.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.bson.BsonDocument;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("F-233")
class PaginationLinksTest {
    private static final URI BASE = URI.create("http://localhost/api/v1/");

    private static String links(String address, String reply) {
        var request = new ContainerRequest(BASE, BASE.resolve(address), "GET", null, new MapPropertiesDelegate(), null);
        return PaginationLinks.of(BsonDocument.parse(reply), request.getUriInfo())
                .orElse("none");
    }

    private static String page(int page, int total) {
        return "{page: " + page + ", entries_per_page: 20, total_results: " + total + "}";
    }

    @Test
    void firstMiddleAndLastPageHaveTheirNeighbours() {
        assertThat(links("movies", page(0, 50)))
                .isEqualTo("</api/v1/movies?page=0>; rel=\"first\", </api/v1/movies?page=1>; rel=\"next\","
                        + " </api/v1/movies?page=2>; rel=\"last\"");
        assertThat(links("movies?page=1", page(1, 50)))
                .isEqualTo("</api/v1/movies?page=0>; rel=\"first\", </api/v1/movies?page=0>; rel=\"prev\","
                        + " </api/v1/movies?page=2>; rel=\"next\", </api/v1/movies?page=2>; rel=\"last\"");
        assertThat(links("movies?page=2", page(2, 50)))
                .contains("page=1>; rel=\"prev\"")
                .doesNotContain("next");
        assertThat(links("movies", page(0, 0))).endsWith("?page=0>; rel=\"last\"");
    }

    @Test
    void pageBeyondTheEndPointsBackToTheLast() {
        assertThat(links("movies?page=9", page(9, 50))).contains("page=2>; rel=\"prev\", </api/v1/movies?page=2>");
    }

    @ParameterizedTest
    @CsvSource({
        "movies/search?genre=a%26page%3D0&page=1, genre=a%26page%3D0",
        "movies/search?text=page%3D0&page=1, text=page%3D0",
        "movies/search?xpage=0&page=1, xpage=0",
        "movies/search?page=1&entries_per_page=20, entries_per_page=20",
        "movies/search?page=1&genre=%22first%22, genre=%22first%22",
        "movies/search?genre=%24%7Bbefore%7D&page=1, genre=%24%7Bbefore%7D"
    })
    void everyOtherParameterStaysAsItWas(String address, String kept) {
        var links = links(address, page(1, 1000)).split(", ");
        assertThat(links).hasSize(4).allSatisfy(link -> assertThat(link).contains(kept));
        assertThat(links[2]).contains("page=2").endsWith("; rel=\"next\"");
        assertThat(links[3]).contains("page=49").endsWith("; rel=\"last\"");
    }

    @Test
    @Tag("F-441")
    void placeLeadsToTheNextPageBesideItsNumber() {
        var more = "{page: 3, entries_per_page: 20, total_results: 500, next: 'pl-a_ce'}";
        assertThat(links("movies/search?genre=War&page=3&after=old", more))
                .isEqualTo("</api/v1/movies/search?genre=War&page=0>; rel=\"first\","
                        + " </api/v1/movies/search?genre=War&page=2>; rel=\"prev\","
                        + " </api/v1/movies/search?genre=War&page=4&after=pl-a_ce>; rel=\"next\","
                        + " </api/v1/movies/search?genre=War&page=24>; rel=\"last\"");
        assertThat(links("movies?page=10000", "{page: 10000, entries_per_page: 20, total_results: 900000, next: 'x'}"))
                .as("the highest number stays; the place leads on")
                .contains("page=10000&after=x>; rel=\"next\"")
                .doesNotContain("last");
        assertThat(links("movies?after=old", page(0, 50)))
                .as("behind the last place there is nothing, whatever the number")
                .doesNotContain("next", "old");
    }

    @Test
    @Tag("F-442")
    void totalThatIsNotExactHasNoLastPage() {
        var reply = "{page: 2, entries_per_page: 20, total_results: 100000, total_is_exact: false}";
        assertThat(links("movies?page=2", reply))
                .contains("page=1>; rel=\"prev\"", "page=3>; rel=\"next\"")
                .doesNotContain("last");
    }

    @Test
    void replyThatIsNoPageHasNone() {
        assertThat(links("movies/id/1", "{movie: {}}")).isEqualTo("none");
    }
}
