package mflix.users;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import mflix.request.Roles;
import org.bson.types.ObjectId;

/**
 * The user who sent a request with a valid token. Made anew for each request, so a right that was taken is gone with the
 * next one.
 *
 * @param email as the account has it; comments are owned by it
 * @param session the row that makes the token valid
 */
public record Caller(String email, String name, boolean isAdmin, ObjectId session) implements Principal {
    /** The user who sent this request; only for methods that require a role. */
    public static Caller of(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }

    @Override
    public String getName() {
        return email;
    }

    public Set<String> roles() {
        return isAdmin ? Set.of(Roles.USER, Roles.ADMIN) : Set.of(Roles.USER);
    }
}
