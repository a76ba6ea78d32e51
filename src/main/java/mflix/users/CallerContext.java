package mflix.users;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** A request whose caller is known. Roles are the caller's own, read from the account for this request. */
record CallerContext(Caller caller, SecurityContext connection) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.roles().contains(role);
    }

    @Override
    public boolean isSecure() {
        return connection != null && connection.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
