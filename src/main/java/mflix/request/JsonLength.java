package mflix.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** How many bytes a value takes as JSON without blanks. */
public final class JsonLength {
    private JsonLength() {}

    public static int of(Object value) {
        if (value instanceof Map<?, ?> members) {
            var inner = members.entrySet().stream()
                    .mapToInt(member -> of(member.getKey()) + 1 + of(member.getValue()))
                    .sum();
            return around(inner, members.size());
        }
        if (value instanceof List<?> items) {
            return around(items.stream().mapToInt(JsonLength::of).sum(), items.size());
        }
        return value instanceof String text
                ? ofText(text)
                : String.valueOf(value).length();
    }

    // Brackets, and a comma between each two.
    private static int around(int inner, int count) {
        return inner + 2 + Math.max(0, count - 1);
    }

    private static int ofText(String text) {
        var escaped = text.chars().filter(c -> c == '"' || c == '\\').count();
        return text.getBytes(UTF_8).length + (int) escaped + 2;
    }
}
