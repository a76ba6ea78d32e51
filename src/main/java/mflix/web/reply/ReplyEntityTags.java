package mflix.web.reply;

import jakarta.inject.Singleton;
import mflix.request.EntityTags;
import org.bson.BsonDocument;

/** The tags that replies carry. */
@Singleton
public class ReplyEntityTags implements EntityTags {

    @Override
    public String of(BsonDocument reply) {
        return DocumentTag.of(reply);
    }
}
