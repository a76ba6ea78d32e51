package mflix.web.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import mflix.request.SharedReply;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-564")
class RenderedReplyTest {
    private static final BsonDocument DOCUMENT = new BsonDocument("title", new BsonString("Metropolis"));

    @Test
    void replyOfSeveralRequestsIsRenderedPackedAndTaggedOnce() {
        var shared = SharedReply.of(DOCUMENT);
        var one = RenderedReply.of(shared);
        var other = RenderedReply.of(shared);
        assertThat(other.bytes()).isSameAs(one.bytes());
        assertThat(other.packed().bytes()).isSameAs(one.packed().bytes());
        assertThat(other.tag()).isSameAs(one.tag());
    }

    @Test
    void itIsSentAsAnyOther() {
        var shared = RenderedReply.of(SharedReply.of(DOCUMENT));
        var own = RenderedReply.of(DOCUMENT);
        assertThat(new String(shared.bytes(), UTF_8)).isEqualTo("{\"title\":\"Metropolis\"}");
        assertThat(shared.bytes()).isEqualTo(own.bytes());
        assertThat(shared.tag()).isEqualTo(own.tag());
        assertThat(shared.packed().tag()).isEqualTo(own.packed().tag()).isNotEqualTo(own.tag());
    }

    @Test
    void repliesOfOtherRequestsAreTheirOwn() {
        assertThat(RenderedReply.of(DOCUMENT).bytes())
                .isNotSameAs(RenderedReply.of(DOCUMENT).bytes());
    }
}
