package mflix.cli.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import mflix.cli.console.CommandFailure;
import mflix.cli.console.JsonLine;
import mflix.cli.console.Terminal;
import mflix.migration.api.ErrorExport;
import mflix.migration.store.ErrorQuery;
import mflix.problem.SafeText;
import org.bson.BsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./mflix migrate errors}: the values that were left as they are. */
@Command(
        name = "errors",
        description = "List the values that were not converted, with the reason.",
        mixinStandardHelpOptions = true)
final class MigrateErrors implements Callable<Integer> {
    private static final int MOST_LINES = 1000;

    @Option(names = "--open", description = "Only those that are not resolved.")
    private boolean open;

    @Option(
            names = "--export",
            paramLabel = "FILE.csv",
            description = "Write all of them, values whole, to a new file.")
    private Path export;

    @Mixin
    private MigrationOptions options;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        return options.with(session -> {
            if (export != null) {
                export(session);
            } else {
                list(session);
            }
            return MigrationExitCode.DONE;
        });
    }

    private void list(MigrationOptions.MigrationSession session) {
        var query = new ErrorQuery(open, Set.of(), "", MOST_LINES);
        var page = session.views().errors(session.migration(), query);
        if (session.json()) {
            terminal.line(JsonLine.of(page));
            return;
        }
        page.getArray("errors").forEach(error -> terminal.line(line(error.asDocument())));
        terminal.line(page.getArray("errors").size() + " values were not converted.");
    }

    private static String line(BsonDocument error) {
        var document = JsonLine.of(new BsonDocument("", error.get("document")))
                .replaceFirst("^\\{\"\": ", "")
                .replaceFirst("}$", "");
        return String.format(
                Locale.ROOT,
                "%s  %-18s %s %s",
                document,
                error.getString("reason").getValue(),
                error.isString("raw") ? SafeText.quoted(error.getString("raw").getValue()) : "(no text)",
                error.getString("detail").getValue());
    }

    private void export(MigrationOptions.MigrationSession session) {
        try (var out = Files.newBufferedWriter(export, StandardOpenOption.CREATE_NEW)) {
            new ErrorExport(session.migrations()).csv(session.migration(), open, out);
            terminal.line("Written to " + export + ".");
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(export + " is there already; name a new file.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(export + " cannot be written", e);
        }
    }
}
