package mflix.users;

import java.security.Principal;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * Who sent a request with a good token. Made anew for each request, so a right that was taken is gone with the next one.
 *
 * @param email as the account has it; comments are owned by it
 * @param session the row that makes the token good
 */
public record Caller(String email, String name, boolean isAdmin, ObjectId session) implements Principal {
    /** The role of everyone with an account. */
    public static final String USER = "user";

    /** The role of administrators, who are users too. */
    public static final String ADMIN = "admin";

    @Override
    public String getName() {
        return email;
    }

    public Set<String> roles() {
        return isAdmin ? Set.of(USER, ADMIN) : Set.of(USER);
    }
}
