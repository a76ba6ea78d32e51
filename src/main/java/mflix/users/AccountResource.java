package mflix.users;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Collections;
import mflix.request.JsonBody;
import mflix.request.Roles;
import mflix.users.limits.AddressLimits;
import mflix.users.limits.ClientInfoReader;
import mflix.users.limits.LimitedAction;

/** One's own account. */
@Singleton
@Path("/user")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    /** One's own account as it is. */
    public record Me(Account.PublicInfo info) {}

    private final Accounts accounts;
    private final ClientInfoReader clients;
    private final AddressLimits limits;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public AccountResource() {
        this(null, null, null);
    }

    @Inject
    public AccountResource(Accounts accounts, ClientInfoReader clients, AddressLimits limits) {
        this.accounts = accounts;
        this.clients = clients;
        this.limits = limits;
    }

    @POST
    @Path("/register")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(AccountRegistration body, @Context HttpServletRequest request) {
        limits.admit(LimitedAction.REGISTRATION, clients.address(request));
        var loggedIn = accounts.register(body, false, clients.of(request));
        return Response.status(Response.Status.CREATED).entity(loggedIn).build();
    }

    @POST
    @Path("/login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public LoginReply logIn(Login body, @Context HttpServletRequest request) {
        return accounts.logIn(body, clients.of(request));
    }

    @GET
    @Path("/me")
    @RolesAllowed(Roles.USER)
    public Me me(@Context SecurityContext security) {
        return new Me(accounts.info(Caller.of(security)));
    }

    @PUT
    @Path("/update-preferences")
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public LoginReply updatePreferences(
            JsonBody body, @Context SecurityContext security, @Context HttpServletRequest request) {
        return renewed(accounts.replacePreferences(Caller.of(security), Preferences.of(body)), request);
    }

    @PUT
    @Path("/name")
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public LoginReply rename(
            AccountRegistration.NewName body, @Context SecurityContext security, @Context HttpServletRequest request) {
        return renewed(accounts.rename(Caller.of(security), body.name()), request);
    }

    @PUT
    @Path("/password")
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public LoginReply changePassword(
            PasswordChange body, @Context SecurityContext security, @Context HttpServletRequest request) {
        return accounts.changePassword(Caller.of(security), body, clients.of(request));
    }

    @DELETE
    @Path("/delete")
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public StatusReply delete(
            PasswordProof body, @Context SecurityContext security, @Context HttpServletRequest request) {
        accounts.delete(Caller.of(security), body.password(), body.removesComments(), clients.of(request));
        return new StatusReply("deleted");
    }

    /** The same, since a body with DELETE means nothing in HTTP (RFC 9110, 9.3.5), and some servers do not pass it on. */
    @POST
    @Path("/delete")
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public StatusReply deleteByPost(
            PasswordProof body, @Context SecurityContext security, @Context HttpServletRequest request) {
        return delete(body, security, request);
    }

    // The token stays the one that was sent.
    private static LoginReply renewed(Account account, HttpServletRequest request) {
        var token = TokenAuthenticator.token(Collections.list(request.getHeaders("Authorization")));
        return new LoginReply(token, account.info());
    }

    /** For administrators only: the role check is the answer. */
    @GET
    @Path("/admin")
    @RolesAllowed(Roles.ADMIN)
    public StatusReply admin() {
        return new StatusReply("success");
    }
}
