package mflix.web.reply;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.BsonDocument;

/** The {@code Link} header (RFC 8288) of a page of a list: relative references with every other parameter kept. */
public final class PaginationLinks {
    private static final Pattern FIRST_PAGE = Pattern.compile("(?<before>[?&])page=0(?=[&>])");

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
        var first = link(uri.getRequestUriBuilder().replaceQueryParam("page", 0).build(), "first");
        var links = new ArrayList<String>();
        links.add(first);
        if (page > 0) {
            links.add(link(first, Math.min(page - 1L, last), "prev"));
        }
        if (page < last) {
            links.add(link(first, page + 1L, "next"));
        }
        links.add(link(first, last, "last"));
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

    // From the first one, since an address is dear to build; other parameters may have names that end alike.
    private static String link(String first, long page, String relation) {
        return FIRST_PAGE.matcher(first).replaceFirst("${before}page=" + page).replaceFirst("first\"$", relation + '"');
    }

    private static String link(URI target, String relation) {
        var query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        return "<" + target.getRawPath() + query + ">; rel=\"" + relation + "\"";
    }
}
