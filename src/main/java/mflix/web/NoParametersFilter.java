package mflix.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import mflix.request.QueryParameters;

/** A method that does not ask for the address takes no parameters: any that is sent is refused. */
@Provider
@Singleton
public class NoParametersFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method != null && !Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
            QueryParameters.none(request.getUriInfo().getQueryParameters());
        }
    }
}
