package mflix.users.admin;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import mflix.users.Account;
import org.bson.BsonValue;

/** One account, as administrators see it in the list. */
public record UserReply(User user) {

    /** @param id an ObjectId; in rows of other applications it may be anything */
    @JsonbPropertyOrder({"id", "name", "email", "isAdmin"})
    public record User(@JsonbProperty("_id") BsonValue id, String name, String email, boolean isAdmin) {

        static User of(Account account) {
            return new User(account.id(), account.name(), account.email(), account.isAdmin());
        }
    }
}
