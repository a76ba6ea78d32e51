package mflix.users.admin;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** What a link is made of, for the administrator who asked for it. */
@JsonbPropertyOrder({"email", "token", "until"})
public record PasswordLinkReply(String email, String token, Instant until) {

    @Override
    public String toString() {
        return "PasswordLink for " + email;
    }
}
