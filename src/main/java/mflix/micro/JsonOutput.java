package mflix.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;

/** Standard output of a server that logs in JSON: what something prints by itself becomes an object, too, a line each. */
final class JsonOutput extends OutputStream {
    private final PrintStream out;
    private final String logger;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private JsonOutput(PrintStream out, String logger) {
        this.out = out;
        this.logger = logger;
    }

    static PrintStream of(PrintStream out, String logger) {
        return new PrintStream(new JsonOutput(out, logger), true, UTF_8);
    }

    @Override
    public synchronized void write(int letter) {
        if (letter == '\n') {
            end();
        } else if (letter != '\r') {
            line.write(letter);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        for (var i = from; i < from + length; i++) {
            write(bytes[i]);
        }
    }

    private void end() {
        var text = line.toString(UTF_8);
        line.reset();
        if (text.startsWith(LogObject.BEGINNING)) {
            print(text + "\n");
        } else if (!text.isBlank()) {
            print(new LogObject(Clock.systemUTC().instant())
                    .text("log.level", "INFO")
                    .text("log.logger", logger)
                    .text("message", text)
                    .line());
        }
    }

    private void print(String whole) {
        var bytes = whole.getBytes(UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }
}
