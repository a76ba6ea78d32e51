package mflix.request;

import java.util.function.Function;
import org.bson.BsonDocument;

/** A reply that several requests send, none of which changes it: what the first one makes of it is there for the others. */
public final class SharedReply extends BsonDocument {
    private static final long serialVersionUID = 1;

    private transient Object form;

    private SharedReply() {}

    /** With the members of that reply. */
    public static SharedReply of(BsonDocument reply) {
        var shared = new SharedReply();
        shared.putAll(reply);
        return shared;
    }

    /** Its one form for the wire, made by the first caller; the others wait for it. */
    public synchronized <T> T form(Class<T> kind, Function<BsonDocument, T> making) {
        if (form == null) {
            form = making.apply(this);
        }
        return kind.cast(form);
    }
}
