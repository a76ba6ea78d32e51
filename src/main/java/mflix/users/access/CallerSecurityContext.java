package mflix.users.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import mflix.users.Caller;

/** A request whose caller is authenticated. Roles are the caller's own, read from the account for this request. */
record CallerSecurityContext(Caller caller, SecurityContext connection) implements SecurityContext {

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
