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

    /** A page of a higher number is refused. */
    private static final int LAST_NUMBER = 10_000;

    private PaginationLinks() {}

    /**
     * Absent when the reply is no page. {@code prev} and {@code next} are absent at the ends, {@code last} where it has no number. A
     * reply with a {@code next} leads there by place and number: the place is what counts.
     */
    public static Optional<String> of(BsonDocument reply, UriInfo uri) {
        if (!reply.isNumber("total_results")) {
            return Optional.empty();
        }
        if (reply.isInt32("page")) {
            return Optional.of(numbered(reply, uri));
        }
        return reply.containsKey("next") ? Optional.of(behind(reply, uri)) : Optional.empty();
    }

    private static String numbered(BsonDocument reply, UriInfo uri) {
        var page = reply.getInt32("page").getValue();
        var size = reply.getInt32("entries_per_page").getValue();
        var total = reply.getNumber("total_results").longValue();
        var isExact = !reply.containsKey("total_is_exact");
        var last = isExact ? Math.max(0, (total - 1) / size) : Long.MAX_VALUE;
        var first = link(
                uri.getRequestUriBuilder()
                        .replaceQueryParam("page", 0)
                        .replaceQueryParam("after")
                        .build(),
                "first");
        var links = new ArrayList<String>();
        links.add(first);
        if (page > 0) {
            links.add(link(first, Math.min(page - 1L, last), "prev"));
        }
        if (reply.isString("next")) {
            var place = "&after=" + reply.getString("next").getValue();
            links.add(link(first, Math.min(page + 1L, LAST_NUMBER) + place, "next"));
        } else if (page < Math.min(last, LAST_NUMBER)
                && !uri.getQueryParameters().containsKey("after")) {
            links.add(link(first, page + 1L, "next"));
        }
        if (last <= LAST_NUMBER) {
            links.add(link(first, last, "last"));
        }
        return String.join(", ", links);
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
    private static String link(String first, Object page, String relation) {
        return FIRST_PAGE.matcher(first).replaceFirst("${before}page=" + page).replaceFirst("first\"$", relation + '"');
    }

    private static String link(URI target, String relation) {
        var query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        return "<" + target.getRawPath() + query + ">; rel=\"" + relation + "\"";
    }
}
