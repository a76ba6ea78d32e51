package mflix.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The setting {@code mflix.log.format} for the server's own log; a value that is none is refused by the application. */
final class LogSettings {
    private static final String OPTION = "--logproperties";
    private static final String FORMATTER = "java.util.logging.ConsoleHandler.formatter=";

    private LogSettings() {}

    static boolean isJson() {
        return Optional.ofNullable(System.getProperty("mflix.log.format"))
                .or(() -> Optional.ofNullable(System.getenv("MFLIX_LOG_FORMAT")))
                .filter(format -> format.strip().equals("json"))
                .isPresent();
    }

    /** The server's arguments with a copy of the log's properties that has the formatter for JSON. */
    static String[] inJson(String[] arguments) throws IOException {
        var changed = arguments.clone();
        var place = List.of(arguments).indexOf(OPTION) + 1;
        if (place > 0 && place < arguments.length) {
            var given = Files.readString(Path.of(arguments[place]));
            var copy = Files.createTempFile("mflix-logging", ".properties");
            copy.toFile().deleteOnExit();
            // of two lines of one key the last counts
            changed[place] = Files.writeString(copy, given + "\n" + FORMATTER + JsonLogFormatter.class.getName() + "\n")
                    .toString();
        }
        return changed;
    }
}
