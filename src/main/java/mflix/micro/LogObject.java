package mflix.micro;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** One line of a log in JSON. A field that is there already is not added again. */
final class LogObject {
    /** With which every such line begins. */
    static final String BEGINNING = "{\"@timestamp\":\"";

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
    private static final long PROCESS = ProcessHandle.current().pid();

    private final StringBuilder json = new StringBuilder(512);
    private final Set<String> names = new HashSet<>();

    LogObject(Instant at) {
        json.append(BEGINNING).append(at.truncatedTo(ChronoUnit.MILLIS)).append('"');
        text("ecs.version", "8.11.0");
        text("service.name", "mflix");
        number("process.pid", PROCESS);
    }

    LogObject text(String name, String value) {
        if (isNew(name)) {
            json.append('"');
            escape(COLOUR.matcher(value).replaceAll(""));
            json.append('"');
        }
        return this;
    }

    LogObject number(String name, long value) {
        if (isNew(name)) {
            json.append(value);
        }
        return this;
    }

    String line() {
        return json + "}\n";
    }

    private boolean isNew(String name) {
        if (!names.add(name)) {
            return false;
        }
        json.append(",\"").append(name).append("\":");
        return true;
    }

    // A half of a pair of surrogates is escaped too: alone it is no UTF-8.
    private void escape(String value) {
        for (var i = 0; i < value.length(); i++) {
            var letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter == '\n') {
                json.append("\\n");
            } else if (letter < ' ' || letter == '\u2028' || letter == '\u2029' || Character.isSurrogate(letter)) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
    }
}
