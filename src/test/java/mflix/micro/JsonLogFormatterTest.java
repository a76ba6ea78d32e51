package mflix.micro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-388")
class JsonLogFormatterTest {
    private static final Instant AT = Instant.parse("2026-01-05T10:00:00.250Z");

    private static final ThreadLocal<Supplier<String>> OF_THREAD = new ThreadLocal<>();

    private static String line(String logger, String message, Throwable thrown, Object... parameters) {
        var line = new LogRecord(Level.WARNING, message);
        line.setInstant(AT);
        line.setLoggerName(logger);
        line.setThrown(thrown);
        line.setParameters(parameters);
        return new JsonLogFormatter().format(line);
    }

    private static BsonDocument json(String line) {
        assertThat(line.lines()).hasSize(1);
        assertThat(line).endsWith("}\n");
        return BsonDocument.parse(line);
    }

    private static String text(BsonDocument fields, String name) {
        return fields.getString(name).getValue();
    }

    @Test
    void aMessageOfOursIsAnActionWithItsValues() {
        var fields = json(line("mflix.users.Accounts", "login_ok email={0} from={1}", null, "ada@example.com", "::1"));
        assertThat(text(fields, "@timestamp")).isEqualTo("2026-01-05T10:00:00.250Z");
        assertThat(text(fields, "log.level")).isEqualTo("WARNING");
        assertThat(text(fields, "log.logger")).isEqualTo("mflix.users.Accounts");
        assertThat(text(fields, "event.action")).isEqualTo("login_ok");
        assertThat(text(fields, "labels.email")).isEqualTo("ada@example.com");
        assertThat(text(fields, "message")).isEqualTo("login_ok email=ada@example.com from=::1");
        assertThat(fields).doesNotContainKey("http.request.id");
        assertThat(json(line("com.example", "login_ok email={0}", null, "x"))).doesNotContainKey("event.action");
        assertThat(json(line("mflix.x", "odd a={9} {0", null))).containsKey("message");
    }

    @Test
    void aRequestHasTheFieldsOfTheSchema() throws IOException {
        var line = new LogRecord(Level.INFO, "request method={0} path={1} status={2} ms={3} id={4}");
        line.setInstant(AT);
        line.setLoggerName("mflix.web.RequestLogFilter");
        var id = "5b0c3ac2-6f2e-4d0c-8f6b-3f3a1d0a2b11";
        line.setParameters(new Object[] {"GET", "/api/v1/movies/genres", 200, "12", id});
        var shown = Files.readString(Path.of("docs/logs.md"))
                .lines()
                .filter(one -> one.startsWith("{\"@timestamp\""))
                .toList();
        assertThat(shown).hasSize(1);
        var ours = during(id, () -> new JsonLogFormatter().format(line)).strip();
        assertThat(shown.get(0))
                .isEqualTo(ours.replaceFirst("\"process.pid\":\\d+", "\"process.pid\":4711")
                        .replaceFirst(
                                "\"process.thread.name\":\"[^\"]*\"",
                                "\"process.thread.name\":\"http-thread-pool::http-listener(1)\""));
    }

    private static String during(String id, Supplier<String> step) {
        OF_THREAD.set(() -> id);
        System.getProperties().put(JsonLogFormatter.REQUEST_ID, OF_THREAD);
        try {
            return step.get();
        } finally {
            System.getProperties().remove(JsonLogFormatter.REQUEST_ID);
            OF_THREAD.remove();
        }
    }

    @Test
    void anyLineDuringARequestHasItsId() {
        var fields = json(during("an-id", () -> line("com.example", "anything", null)));
        assertThat(text(fields, "http.request.id")).isEqualTo("an-id");
    }

    @Test
    void anExceptionIsInTheSameObject() {
        var thrown = new IllegalStateException("two\nlines", new IOException("the cause"));
        var fields = json(line("com.example", "it failed", thrown));
        assertThat(text(fields, "error.type")).isEqualTo("java.lang.IllegalStateException");
        assertThat(text(fields, "error.message")).isEqualTo("two\nlines");
        assertThat(text(fields, "error.stack_trace"))
                .contains("\tat mflix.micro.JsonLogFormatterTest", "Caused by: java.io.IOException: the cause");
    }

    @Test
    void strangeTextStaysOneLineAndIsReadBackWithoutColours() {
        for (var text : List.of("a\"b\\c", "\u0000\u0007\t\r\n", "é ☃ 😀", "\u2028\u2029", "{}", "")) {
            assertThat(text(json(line("com.example", text.replace("{}", "{ }"), null)), "message"))
                    .isEqualTo(text.replace("{}", "{ }"));
        }
        assertThat(text(json(line("x", "\u001b[1;31mred\u001b[0m", null)), "message"))
                .isEqualTo("red");
        assertThat(line("x", "half \ud83d of a pair", null)).contains("\\ud83d");
    }

    @Test
    void whatSomethingPrintsByItselfIsAnObjectALine() {
        var bytes = new ByteArrayOutputStream();
        var out = JsonOutput.of(new PrintStream(bytes, true, UTF_8), "stdout");
        out.print("one ");
        out.println("é");
        out.print(line("mflix.x", "two", null));
        out.println();
        out.print("unfinished");
        out.flush();
        var messages = new ArrayList<String>();
        bytes.toString(UTF_8).lines().forEach(one -> messages.add(text(json(one + "\n"), "message")));
        assertThat(messages).containsExactly("one é", "two");
    }

    @Test
    void theServerGetsTheFormatterBesideItsOtherSettings() throws IOException {
        var given = Path.of("server-config/logging.properties").toString();
        var changed = LogSettings.inJson(new String[] {"--port", "1", "--logproperties", given});
        var properties = new Properties();
        try (var in = Files.newInputStream(Path.of(changed[3]))) {
            properties.load(in);
        }
        assertThat(properties)
                .containsEntry("java.util.logging.ConsoleHandler.formatter", "mflix.micro.JsonLogFormatter")
                .containsEntry("handlers", "java.util.logging.ConsoleHandler");
        assertThat(LogSettings.inJson(new String[] {"--logproperties"})).containsExactly("--logproperties");
        Files.delete(Path.of(changed[3]));
    }
}
