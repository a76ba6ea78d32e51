package mflix.request;

import java.util.Arrays;
import java.util.List;

/**
 * The tags of an {@code If-Match} or {@code If-None-Match} header (RFC 9110, 13.1). A tag matches in either form, plain or
 * packed, and also behind a {@code W/} that a proxy put in front of it. That is why {@code Request.evaluatePreconditions} is not
 * used: it refuses weakened tags of {@code If-Match}, compares one form only, and servlets have none.
 */
public final class EntityTagList {
    private static final String PACKED = "-gzip\"";
    private static final EntityTagList EMPTY = new EntityTagList(List.of());

    private final List<String> tags;

    private EntityTagList(List<String> tags) {
        this.tags = tags;
    }

    /** No header, null, is an empty list. */
    public static EntityTagList of(String header) {
        if (header == null) {
            return EMPTY;
        }
        return new EntityTagList(Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .map(tag -> tag.replaceFirst("^W/", ""))
                .map(tag -> tag.endsWith(PACKED) ? tag.substring(0, tag.length() - PACKED.length()) + '"' : tag)
                .filter(tag -> !tag.isEmpty())
                .toList());
    }

    /** The strong tag of the packed form: other bytes, another tag (RFC 9110, 8.8.3). */
    public static String packed(String tag) {
        return tag.substring(0, tag.length() - 1) + PACKED;
    }

    public boolean isEmpty() {
        return tags.isEmpty();
    }

    /** Names the tag of a plain form, or any. */
    public boolean matches(String tag) {
        return tags.contains("*") || tags.contains(tag);
    }
}
