package mflix.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import mflix.request.QueryParameters;

/** A method that does not ask for the address takes no parameters: any that is sent is refused. */
@Provider
@Singleton
public class NoParametersFeature implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        if (method != null && !Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
            context.register(new NoParametersFilter());
        }
    }

    private static final class NoParametersFilter implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            QueryParameters.none(request.getUriInfo().getQueryParameters());
        }
    }
}
