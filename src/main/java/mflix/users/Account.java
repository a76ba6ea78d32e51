package mflix.users;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A row of {@code users}, from any application: what is missing or of another type is empty.
 *
 * @param passwordHash bcrypt; in rows of other applications it may be anything
 */
public record Account(
        BsonValue id, String name, String email, String passwordHash, BsonDocument preferences, boolean isAdmin) {

    public static Account of(BsonDocument row) {
        return new Account(
                row.get("_id"),
                text(row, "name"),
                text(row, "email"),
                text(row, "password"),
                row.isDocument("preferences") ? row.getDocument("preferences") : new BsonDocument(),
                row.isBoolean("isAdmin") && row.getBoolean("isAdmin").getValue());
    }

    /** The id as a token names it. */
    String key() {
        return id.isObjectId() ? id.asObjectId().getValue().toHexString() : id.toString();
    }

    /** What the account's owner sees. */
    @JsonbPropertyOrder({"name", "email", "preferences", "isAdmin"})
    public record PublicInfo(String name, String email, BsonDocument preferences, boolean isAdmin) {

        /** The same for a reply with stored documents. */
        public BsonDocument toDocument() {
            return new BsonDocument("name", new BsonString(name))
                    .append("email", new BsonString(email))
                    .append("preferences", preferences)
                    .append("isAdmin", BsonBoolean.valueOf(isAdmin));
        }
    }

    PublicInfo info() {
        return new PublicInfo(name, email, preferences, isAdmin);
    }

    /** {@code {_id, name, email, isAdmin}}: what administrators see. */
    public BsonDocument entry() {
        return new BsonDocument("_id", id)
                .append("name", new BsonString(name))
                .append("email", new BsonString(email))
                .append("isAdmin", BsonBoolean.valueOf(isAdmin));
    }

    private static String text(BsonDocument row, String field) {
        return row.isString(field) ? row.getString(field).getValue() : "";
    }
}
