package mflix.web.reply;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.BsonDocument;

/** The {@code Link} header (RFC 8288) of a page of a list: relative references with every other parameter kept. */
public final class PaginationLinks {
    private PaginationLinks() {}

    /** Absent when the reply is no page. {@code prev} and {@code next} are absent at the ends. */
    public static Optional<String> of(BsonDocument reply, UriInfo uri) {
        if (reply.containsKey("next") && reply.isNumber("total_results")) {
            return Optional.of(behind(reply, uri));
        }
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

    // A list that continues after its last entry has no links to pages before it and none to its end.
    private static String behind(BsonDocument reply, UriInfo uri) {
        var first = link(uri.getRequestUriBuilder().replaceQueryParam("after").build(), "first");
        if (!reply.isString("next")) {
            return first;
        }
        var after = reply.getString("next").getValue();
        var next = uri.getRequestUriBuilder().replaceQueryParam("after", after);
        return first + ", " + link(next.build(), "next");
    }

    private static String link(UriInfo uri, long page, String relation) {
        return link(uri.getRequestUriBuilder().replaceQueryParam("page", page).build(), relation);
    }

    private static String link(URI target, String relation) {
        var query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        return "<" + target.getRawPath() + query + ">; rel=\"" + relation + "\"";
    }
}
