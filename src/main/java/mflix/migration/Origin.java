package mflix.migration;

import org.bson.BsonDocument;
import org.bson.BsonString;

/** Who asked for something: {@code how} is REST, TIMER or CLI, {@code who} an e-mail or a user of the operating system. */
public record Origin(String how, String who, String host) {

    BsonDocument toDocument() {
        return new BsonDocument("how", new BsonString(how))
                .append("who", new BsonString(who))
                .append("host", new BsonString(host));
    }

    static Origin from(BsonDocument stored) {
        return new Origin(
                stored.getString("how").getValue(),
                stored.getString("who").getValue(),
                stored.getString("host").getValue());
    }

    @Override
    public String toString() {
        return who + " (" + how + ")";
    }
}
