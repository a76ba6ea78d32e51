package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mflix.testing.FakeMongos;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is dropped is not sharded any more; so behind a router nothing is put in the place of another. */
class ReplaceOnShardedClusterTest extends LoadCase {
    private final FakeMongos router = FakeMongos.asAdvised();

    @Override
    TestDatabase open() {
        return TestDatabase.behind(router);
    }

    @Test
    @Tag("F-448")
    void whatIsShardedStaysSoAndWhatIsThereStaysThere() {
        load(files.write("comments.ndjson", SomeFiles.lines(5)));
        var before = stored("comments");
        var other = check(OnMalformed.END_THE_LOAD, files.write("new/comments.ndjson", SomeFiles.lines(3)));
        assertThatThrownBy(() -> replace(other))
                .hasMessageContaining("sharded cluster")
                .hasMessageContaining("Empty the collections yourself and load without --drop");
        assertThat(stored("comments")).isEqualTo(before);
        assertThat(router.sharded()).containsExactlyInAnyOrder("comments", "movies");
        assertThat(load(other)).containsExactly(new LoadResult("comments", 3, 0, 3, 0));
        assertThat(router.refused()).isEmpty();
    }
}
