package mflix.web;

import jakarta.inject.Singleton;
import mflix.mongo.Tags;
import org.bson.BsonDocument;

/** The tags that replies carry. */
@Singleton
public class ReplyTags implements Tags {

    @Override
    public String of(BsonDocument reply) {
        return Reply.of(reply).tag();
    }
}
