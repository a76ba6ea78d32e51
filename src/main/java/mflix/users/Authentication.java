package mflix.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.Failures;
import mflix.problem.Kind;
import mflix.problem.Problem;

/**
 * Who is calling. The server asks before every request, and again for protected ones; the work is done once, for those alone,
 * so a stale token never breaks browsing. Nothing is written to the response: why nobody was let in is kept for the answer.
 */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {
    /** The request attribute that says: this address is for known callers only. */
    static final String PROTECTED = "mflix.protected";

    private static final Logger LOG = Logger.getLogger(Authentication.class.getName());

    private Authenticator authenticator;
    private RefusedTokens refusedTokens;

    /** For the proxy. */
    protected Authentication() {}

    @Inject
    public Authentication(Authenticator authenticator, RefusedTokens refusedTokens) {
        this.authenticator = authenticator;
        this.refusedTokens = refusedTokens;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isAuthenticationRequest() || request.getAttribute(PROTECTED) == null) {
            return context.doNothing();
        }
        try {
            return authenticator
                    .caller(Collections.list(request.getHeaders("Authorization")))
                    .map(caller -> context.notifyContainerAboutLogin(caller, caller.roles()))
                    .orElseGet(context::doNothing);
        } catch (RuntimeException e) { // what escapes here would become a page of the server
            request.setAttribute(Problem.ATTRIBUTE, refusal(e));
            return context.doNothing();
        }
    }

    private Problem refusal(RuntimeException failure) {
        var refusal = Failures.problemOf(failure).orElseGet(() -> defect(failure));
        if (refusal.kind() == Kind.UNAUTHORIZED) {
            refusedTokens.count();
        }
        return refusal;
    }

    private static Problem defect(RuntimeException failure) {
        LOG.log(Level.SEVERE, "authentication_failed", failure);
        return Problem.of(Kind.INTERNAL_ERROR, Failures.sentence(Kind.INTERNAL_ERROR))
                .causedBy(failure);
    }
}
