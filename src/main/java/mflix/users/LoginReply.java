package mflix.users;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** An account with a token for it. */
@JsonbPropertyOrder({"token", "info"})
public record LoginReply(@JsonbProperty("auth_token") String token, Account.PublicInfo info) {

    @Override
    public String toString() {
        return "LoginReply " + info.email();
    }
}
