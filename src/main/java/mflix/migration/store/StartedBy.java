package mflix.migration.store;

import static mflix.mongo.BsonDocumentBuilder.document;

import org.bson.BsonDocument;

/** Who asked for something: by which trigger, and {@code who}: an e-mail or a user of the operating system. */
public record StartedBy(TriggerKind how, String who, String host) {

    /** The ways to ask. */
    public enum TriggerKind {
        REST,
        TIMER,
        CLI
    }

    BsonDocument toDocument() {
        return document()
                .append("how", how.name())
                .append("who", who)
                .append("host", host)
                .build();
    }

    static StartedBy from(BsonDocument stored) {
        return new StartedBy(
                TriggerKind.valueOf(stored.getString("how").getValue()),
                stored.getString("who").getValue(),
                stored.getString("host").getValue());
    }

    @Override
    public String toString() {
        return who + " (" + how + ")";
    }
}
