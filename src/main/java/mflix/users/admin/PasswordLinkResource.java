package mflix.users.admin;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import mflix.users.StatusReply;

/** A new password by an administrator's link. */
@Singleton
@Path("/user/password-by-link")
@Produces(MediaType.APPLICATION_JSON)
public class PasswordLinkResource {
    private final PasswordLinks links;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public PasswordLinkResource() {
        this(null);
    }

    @Inject
    public PasswordLinkResource(PasswordLinks links) {
        this.links = links;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public StatusReply use(PasswordByLink body) {
        links.use(body);
        return new StatusReply("changed");
    }
}
