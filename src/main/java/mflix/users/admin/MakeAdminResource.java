package mflix.users.admin;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import mflix.audit.AuditEntry;
import mflix.audit.AuditLog;
import mflix.audit.AuditedAct;
import mflix.mongo.settings.DemoMode;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.users.AccountRegistration;
import mflix.users.Accounts;
import mflix.users.limits.AddressLimits;
import mflix.users.limits.ClientInfoReader;
import mflix.users.limits.LimitedAction;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Makes any caller an administrator: for a classroom. Outside demo mode the address does not exist. */
@Singleton
@Path("/user/make-admin")
public class MakeAdminResource {
    private final Accounts accounts;
    private final ClientInfoReader clients;
    private final DemoMode demoMode;
    private final AuditLog audit;
    private final AddressLimits limits;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public MakeAdminResource() {
        this(null, null, null, null, null);
    }

    @Inject
    public MakeAdminResource(
            Accounts accounts, ClientInfoReader clients, DemoMode demoMode, AuditLog audit, AddressLimits limits) {
        this.accounts = accounts;
        this.clients = clients;
        this.demoMode = demoMode;
        this.audit = audit;
        this.limits = limits;
    }

    // A locator is asked before method, types and body are looked at, so that the address looks like any unknown one.
    @Path("/")
    @PermitAll
    public DemoResource inDemoMode() {
        if (!demoMode.on()) {
            throw Problem.of(ProblemKind.NOT_FOUND);
        }
        return new DemoResource(accounts, clients, audit, limits);
    }

    /** The address as it is in demo mode. */
    @Produces(MediaType.APPLICATION_JSON)
    public static class DemoResource {
        private final Accounts accounts;
        private final ClientInfoReader clients;
        private final AuditLog audit;
        private final AddressLimits limits;

        public DemoResource(Accounts accounts, ClientInfoReader clients, AuditLog audit, AddressLimits limits) {
            this.accounts = accounts;
            this.clients = clients;
            this.audit = audit;
            this.limits = limits;
        }

        @POST
        @PermitAll
        @Consumes(MediaType.APPLICATION_JSON)
        public Response register(AccountRegistration body, @Context HttpServletRequest request) {
            limits.admit(LimitedAction.REGISTRATION, clients.address(request));
            var about = new BsonDocument("email", new BsonString(body.email())).append("demo_mode", BsonBoolean.TRUE);
            var loggedIn = audit.around(
                    AuditEntry.of(body.email(), AuditedAct.ADMIN_MADE, about),
                    () -> accounts.register(body, true, clients.of(request)));
            return Response.status(Response.Status.CREATED).entity(loggedIn).build();
        }
    }
}
