package mflix.cli.serve;

import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.json.JsonParseException;

/** What the server's log says, whether its lines are readable ones or JSON. */
final class LogText {
    private LogText() {}

    /** Each line of JSON as its message and its stack trace; every other line as it is. */
    static String readable(String log) {
        return log.contains("{\"@timestamp\"")
                ? log.lines().map(LogText::readableLine).collect(Collectors.joining("\n", "", "\n"))
                : log;
    }

    static String readableLine(String line) {
        if (!line.startsWith("{\"@timestamp\"")) {
            return line;
        }
        try {
            var fields = BsonDocument.parse(line);
            var message = fields.getString("message").getValue();
            return fields.isString("error.stack_trace")
                    ? message + "\n" + fields.getString("error.stack_trace").getValue()
                    : message;
        } catch (JsonParseException e) { // a line that is not finished yet
            return line;
        }
    }
}
