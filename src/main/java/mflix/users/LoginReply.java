package mflix.users;

import org.bson.BsonDocument;
import org.bson.BsonString;

/** An account with a token for it. */
public record LoginReply(String token, Account account) {

    /** {@code {auth_token, info}}. */
    public BsonDocument toDocument() {
        return new BsonDocument("auth_token", new BsonString(token)).append("info", account.info());
    }

    @Override
    public String toString() {
        return "LoginReply " + account.email();
    }
}
