package mflix.web;

import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.BsonDocument;

/** The {@code Link} header (RFC 8288) of a page of a list: relative references with every other parameter kept. */
final class PageLinks {
    private PageLinks() {}

    /** Absent when the reply is no page. {@code prev} and {@code next} are absent at the ends. */
    static Optional<String> of(BsonDocument reply, UriInfo uri) {
        if (!reply.isInt32("page") || !reply.isNumber("total_results")) {
            return Optional.empty();
        }
        var page = reply.getInt32("page").getValue();
        var size = reply.getInt32("entries_per_page").getValue();
        var total = reply.getNumber("total_results").longValue();
        var last = Math.max(0, (total - 1) / size);
        var links = new ArrayList<String>();
        links.add(link(uri, 0, "first"));
        if (page > 0) {
            links.add(link(uri, Math.min(page - 1L, last), "prev"));
        }
        if (page < last) {
            links.add(link(uri, page + 1L, "next"));
        }
        links.add(link(uri, last, "last"));
        return Optional.of(String.join(", ", links));
    }

    private static String link(UriInfo uri, long page, String relation) {
        var target = uri.getRequestUriBuilder().replaceQueryParam("page", page).build();
        return "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"" + relation + "\"";
    }
}
