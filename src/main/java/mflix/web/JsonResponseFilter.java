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
import mflix.web.reply.RecordReplyInterceptor;
import mflix.web.reply.RenderedReply;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * What every JSON reply has in common: one that may be kept gets its {@code ETag} and is answered with 304, without being
 * rendered, when the client has it; a page of a list gets its {@code Link}s, everything else is never stored. What is a record is
 * written by JSON-B ({@link RecordReplyInterceptor}); it is never kept, and never a problem.
 */
@Provider
@Singleton
@Priority(Priorities.HEADER_DECORATOR)
public class JsonResponseFilter implements ContainerResponseFilter {
    private static final String NO_STORE = "no-store";
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8");
    private static final MediaType PROBLEM_JSON = MediaType.valueOf(ProblemMapper.PROBLEM_JSON);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, new ArrayList<>(List.of(NO_STORE)));
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            response.setEntity(allowed(response));
        }
        if (response.getEntity() instanceof Record) {
            request.setProperty(RecordReplyInterceptor.ACCEPT_ENCODING, accepted(request));
            response.setEntity(response.getEntity(), response.getEntityAnnotations(), JSON);
        }
        if (!(response.getEntity() instanceof BsonDocument document)) {
            return;
        }
        PaginationLinks.of(document, request.getUriInfo())
                .ifPresent(links -> response.getHeaders().putSingle(HttpHeaders.LINK, links));
        var reply = RenderedReply.of(document);
        var tag = mayBeKept(response) ? reply.tag() : null;
        if (tag != null) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        }
        var known = EntityTagList.of(request.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        if (tag != null && known.matches(tag)) {
            sendNothing(request, response, reply);
        } else {
            send(response, reply, accepted(request));
        }
    }

    private static String accepted(ContainerRequestContext request) {
        return request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
    }

    // Only a client that reads gzip makes it necessary to know how long the reply would be.
    private static void sendNothing(
            ContainerRequestContext request, ContainerResponseContext response, RenderedReply reply) {
        if (GzipEncoder.isWanted(accepted(request)) && GzipEncoder.isWorthIt(reply.bytes().length)) {
            tagAsPacked(response);
        }
        response.setStatus(304);
        response.setEntity(null, response.getEntityAnnotations(), mediaType(response));
    }

    private static void send(ContainerResponseContext response, RenderedReply reply, String accepted) {
        var sent = reply.forClient(accepted);
        if (sent.isPacked()) {
            tagAsPacked(response);
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setEntity(sent, response.getEntityAnnotations(), mediaType(response));
        response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, Integer.toString(sent.bytes().length));
    }

    /** Every tag, one that a resource has set too, is that of the form which is sent. */
    private static void tagAsPacked(ContainerResponseContext response) {
        var tag = response.getHeaderString(HttpHeaders.ETAG);
        if (tag != null) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, EntityTagList.packed(tag));
        }
    }

    private static BsonDocument allowed(ContainerResponseContext response) {
        var methods = response.getAllowedMethods().stream()
                .sorted()
                .map(BsonString::new)
                .toList();
        return new BsonDocument("allow", new BsonArray(methods));
    }

    private static MediaType mediaType(ContainerResponseContext response) {
        return response.getStatus() >= 400 ? PROBLEM_JSON : JSON;
    }

    private static boolean mayBeKept(ContainerResponseContext response) {
        return response.getStatus() == 200
                && !response.getHeaderString(HttpHeaders.CACHE_CONTROL).contains(NO_STORE);
    }
}
