package mflix.users.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.OncePerMinute;
import mflix.users.TokenAuthenticator;

/** Puts an {@link AccessFilter} before every resource method; {@link UndecidedAccessFilter} refuses a method without one. */
@Provider
@Singleton
public class AccessFeature implements DynamicFeature {
    private static final Logger LOG = Logger.getLogger(AccessFeature.class.getName());
    private static final String OURS = "mflix";

    // Asked for at a request, not at the start, when there may be no database yet.
    private final jakarta.inject.Provider<TokenAuthenticator> authenticator;
    private final OncePerMinute refusedTokens;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public AccessFeature() {
        this(null, null);
    }

    @Inject
    public AccessFeature(jakarta.inject.Provider<TokenAuthenticator> authenticator, Clock clock) {
        this.authenticator = authenticator;
        this.refusedTokens = new OncePerMinute(clock, count -> LOG.log(Level.INFO, "tokens_refused count={0}", count));
    }

    // region configure
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        if (!isOurs(method)) {
            return;
        }
        if (!AccessRule.isDeclared(method)) {
            LOG.log(Level.SEVERE, "access_not_declared method={0}: nobody is let in", method);
        }
        context.register(new AccessFilter(method, authenticator, refusedTokens), Priorities.AUTHENTICATION);
    }
    // endregion configure

    /** Not one that the server made by itself, as it does to answer OPTIONS. */
    static boolean isOurs(Method method) {
        return method != null && (method.getDeclaringClass().getPackageName() + '.').startsWith(OURS + '.');
    }
}
