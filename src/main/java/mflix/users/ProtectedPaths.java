package mflix.users;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Switches authentication on for the methods that name roles, before the server asks for them. */
@Provider
public class ProtectedPaths implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceMethod().isAnnotationPresent(RolesAllowed.class)) {
            ContainerRequestFilter mark = request -> request.setProperty(Authentication.PROTECTED, true);
            context.register(mark, Priorities.AUTHENTICATION - 100);
        }
    }
}
