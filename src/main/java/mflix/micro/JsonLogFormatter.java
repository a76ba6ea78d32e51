package mflix.micro;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * Log records as JSON, one object a line, with the field names of the Elastic Common Schema. What a message of this application names,
 * as in {@code login_ok email={0}}, is a field of its own too: {@code event.action}, and {@code labels.email}.
 */
public final class JsonLogFormatter extends Formatter {
    /** The system property whose value is a {@code ThreadLocal<Supplier<String>>}: the id of the request that this thread works on. */
    static final String REQUEST_ID = "mflix request id of this thread";

    private static final Pattern ACTION = Pattern.compile("[a-z]+(?:_[a-z]+)*(?= |$)");
    private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\\{(\\d)}");
    private static final Map<String, String> OF_REQUESTS = Map.of(
            "method", "http.request.method",
            "path", "url.path",
            "status", "http.response.status_code",
            "id", "http.request.id");

    @Override
    public String format(LogRecord line) {
        var json = new LogObject(line.getInstant())
                .text("log.level", level(line))
                .text("log.logger", String.valueOf(line.getLoggerName()))
                .text("process.thread.name", Thread.currentThread().getName());
        requestId(json);
        if (String.valueOf(line.getLoggerName()).startsWith("mflix.")) {
            parameters(line, json);
        }
        failure(line.getThrown(), json);
        return json.text("message", formatMessage(line)).line();
    }

    private static String level(LogRecord line) {
        return line.getLevel().getName();
    }

    // of another class loader than this class: the two share types of Java only
    private static void requestId(LogObject json) {
        if (System.getProperties().get(REQUEST_ID) instanceof ThreadLocal<?> ofThread
                && ofThread.get() instanceof Supplier<?> id) {
            json.text("http.request.id", String.valueOf(id.get()));
        }
    }

    private static void parameters(LogRecord line, LogObject json) {
        var template = String.valueOf(line.getMessage());
        var action = ACTION.matcher(template);
        if (!action.lookingAt()) {
            return;
        }
        json.text("event.action", action.group());
        var isRequest = action.group().equals("request");
        var values = line.getParameters() == null ? new Object[0] : line.getParameters();
        PARAMETER.matcher(template).results().forEach(found -> {
            var place = Integer.parseInt(found.group(2));
            if (place < values.length) {
                parameter(found.group(1), values[place], isRequest, json);
            }
        });
    }

    private static void parameter(String name, Object value, boolean isRequest, LogObject json) {
        if (!isRequest) {
            json.text("labels." + name, String.valueOf(value));
        } else if (name.equals("ms")) {
            json.number("event.duration", Long.parseLong(String.valueOf(value)) * 1_000_000);
        } else if (value instanceof Integer number) {
            json.number(OF_REQUESTS.getOrDefault(name, "labels." + name), number);
        } else {
            json.text(OF_REQUESTS.getOrDefault(name, "labels." + name), String.valueOf(value));
        }
    }

    private static void failure(Throwable thrown, LogObject json) {
        if (thrown == null) {
            return;
        }
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        json.text("error.type", thrown.getClass().getName())
                .text("error.message", String.valueOf(thrown.getMessage()))
                .text("error.stack_trace", trace.toString());
    }
}
