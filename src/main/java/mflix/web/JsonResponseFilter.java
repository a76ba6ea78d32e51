package mflix.web;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import mflix.request.EntityTagList;
import mflix.web.reply.GzipEncoder;
import mflix.web.reply.PaginationLinks;
import mflix.web.reply.RenderedReply;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * What every JSON reply has in common: its document is rendered once, a reply that may be kept gets its {@code ETag} and is
 * answered with 304 when the client has it, a page of a list gets its {@code Link}s, everything else is never stored.
 */
@Provider
@Singleton
@Priority(Priorities.HEADER_DECORATOR)
public class JsonResponseFilter implements ContainerResponseFilter {
    private static final String NO_STORE = "no-store";
    private static final String JSON = MediaType.APPLICATION_JSON + "; charset=utf-8";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, new ArrayList<>(List.of(NO_STORE)));
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            response.setEntity(allowed(response));
        }
        if (!(response.getEntity() instanceof BsonDocument document)) {
            return;
        }
        var reply = RenderedReply.of(document);
        PaginationLinks.of(document, request.getUriInfo())
                .ifPresent(links -> response.getHeaders().putSingle(HttpHeaders.LINK, links));
        var isPacked = GzipEncoder.isWanted(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING), reply.bytes().length);
        tag(response, reply, isPacked);
        if (isKnown(request, response, reply)) {
            response.setStatus(304);
            response.setEntity(null, response.getEntityAnnotations(), mediaType(response));
        } else {
            send(response, reply, isPacked);
        }
    }

    /** A reply that may be kept gets its tag, and every tag is that of the form which is sent. */
    private static void tag(ContainerResponseContext response, RenderedReply reply, boolean isPacked) {
        if (mayBeKept(response)) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, reply.tag());
        }
        var tag = response.getHeaderString(HttpHeaders.ETAG);
        if (isPacked && tag != null) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, EntityTagList.packed(tag));
        }
    }

    private static void send(ContainerResponseContext response, RenderedReply reply, boolean isPacked) {
        var sent = isPacked ? reply.packed() : reply;
        if (isPacked) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setEntity(sent, response.getEntityAnnotations(), mediaType(response));
        response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, sent.bytes().length);
    }

    private static BsonDocument allowed(ContainerResponseContext response) {
        var methods = response.getAllowedMethods().stream()
                .sorted()
                .map(BsonString::new)
                .toList();
        return new BsonDocument("allow", new BsonArray(methods));
    }

    private static MediaType mediaType(ContainerResponseContext response) {
        var problem = response.getStatus() >= 400;
        return MediaType.valueOf(problem ? ProblemMapper.PROBLEM_JSON : JSON);
    }

    private static boolean mayBeKept(ContainerResponseContext response) {
        return response.getStatus() == 200
                && !response.getHeaderString(HttpHeaders.CACHE_CONTROL).contains(NO_STORE);
    }

    /** The client has it already, in one form or the other. */
    private static boolean isKnown(
            ContainerRequestContext request, ContainerResponseContext response, RenderedReply reply) {
        return mayBeKept(response)
                && EntityTagList.of(request.getHeaderString(HttpHeaders.IF_NONE_MATCH))
                        .matches(reply.tag());
    }
}
