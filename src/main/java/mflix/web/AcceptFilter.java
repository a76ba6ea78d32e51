package mflix.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Completes the headers by which a method is chosen. {@code Accept}: a client that accepts our problem documents accepts JSON, and a
 * weight of 0 excludes, also from a wider range beside it (RFC 9110, 12.5.1). {@code Content-Type}: where there is no body, none is missing. The matching itself comes later, after path
 * and method.
 */
@Provider
@Singleton
@PreMatching
public class AcceptFilter implements ContainerRequestFilter {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String NOTHING_WE_HAVE = "application/x-nothing";
    private static final String WEIGHT = "q";

    /** All that methods of the API produce. */
    private static final List<MediaType> PRODUCED = List.of(
            MediaType.APPLICATION_JSON_TYPE, new MediaType("text", "csv"), new MediaType("application", "x-ndjson"));

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.ACCEPT) != null) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, meant(request));
        }
        if (WRITING.contains(request.getMethod()) && request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
            withoutBody(request);
        }
    }

    // Its type is asked for by servers that then do not look whether there is one. With a body it stays missing.
    private static void withoutBody(ContainerRequestContext request) {
        if (!RequestBodyFilter.hasBody(request)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    private static String meant(ContainerRequestContext request) {
        try {
            var ranges = request.getAcceptableMediaTypes();
            var types = ranges.stream().anyMatch(AcceptFilter::isExcluded)
                    ? PRODUCED.stream().flatMap(type -> accepted(type, ranges))
                    : ranges.stream().map(AcceptFilter::asJson);
            var meant = types.map(MediaType::toString).collect(Collectors.joining(", "));
            return meant.isEmpty() ? NOTHING_WE_HAVE : meant;
        } catch (ProcessingException e) {
            return NOTHING_WE_HAVE; // it cannot be read, so it accepts no type that we have
        }
    }

    // A server reads "application/json;q=0, */*" as if the first were not there. So each type that the most precise of
    // its
    // ranges accepts is named; of two that are as precise, the one that excludes decides.
    private static Stream<MediaType> accepted(MediaType type, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> !isExcluded(range) || isOurForm(range))
                .map(range -> isExcluded(range) ? range : asJson(range))
                .filter(type::isCompatible)
                .max(Comparator.comparingInt(AcceptFilter::precision).thenComparing(AcceptFilter::isExcluded))
                .filter(range -> !isExcluded(range))
                .map(range -> weighted(type, range))
                .stream();
    }

    private static MediaType asJson(MediaType type) {
        return type.getSubtype().equals("problem+json")
                ? new MediaType(type.getType(), "json", type.getParameters())
                : type;
    }

    private static MediaType weighted(MediaType type, MediaType range) {
        var weight = range.getParameters().get(WEIGHT);
        return weight == null ? type : new MediaType(type.getType(), type.getSubtype(), Map.of(WEIGHT, weight));
    }

    private static int precision(MediaType range) {
        return (range.isWildcardType() ? 0 : 1) + (range.isWildcardSubtype() ? 0 : 1);
    }

    // A range with another parameter excludes a form in which nothing here is sent.
    private static boolean isOurForm(MediaType range) {
        return range.getParameters().entrySet().stream()
                .allMatch(one -> one.getKey().equals(WEIGHT)
                        || (one.getKey().equals(MediaType.CHARSET_PARAMETER)
                                && one.getValue().equalsIgnoreCase("utf-8")));
    }

    private static boolean isExcluded(MediaType type) {
        return type.getParameters().getOrDefault(WEIGHT, "1").matches("0(\\.0*)?");
    }
}
