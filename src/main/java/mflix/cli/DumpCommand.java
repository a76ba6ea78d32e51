package mflix.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.ProgressBar;
import mflix.cli.console.Terminal;
import mflix.cli.database.CommandDatabase;
import mflix.cli.database.DatabaseOptions;
import mflix.dump.DatabaseDump;
import mflix.dump.DumpListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./mflix dump FOLDER}: the database as files that {@code load} and mongorestore read. */
@Command(
        name = "dump",
        description = "Writes the database into a folder as mongodump does, while a server may run.",
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        footer = {
            "",
            "Writes FOLDER/sample_mflix/COLLECTION.bson and COLLECTION.metadata.json, which",
            "./mflix load and mongorestore read. Documents stay byte for byte what they are.",
            "The files hold password hashes; only their owner may read them.",
            "Example: ./mflix dump --gzip backup && ./mflix load --data-dir copy backup"
        })
final class DumpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "Where to write; made when it is not there.")
    private Path folder;

    @Option(names = "--gzip", description = "Pack each file.")
    private boolean isPacked;

    @Mixin
    private DatabaseOptions where;

    private final Terminal terminal;

    DumpCommand() {
        this(Terminal.ofProcess());
    }

    DumpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var open = CommandDatabase.existing(where.config());
                var patient = open.database().patient()) {
            var written = new DatabaseDump(patient, new Progress()).write(folder, isPacked);
            written.forEach(
                    (name, documents) -> terminal.line(String.format(Locale.ROOT, "%-20s %,10d", name, documents)));
            var all = written.values().stream().mapToLong(Long::longValue).sum();
            terminal.line(String.format(Locale.ROOT, "Dumped %,d documents into %s.", all, folder));
        }
        return ExitCode.OK;
    }

    private final class Progress implements DumpListener {
        @Override
        public void writing(String collection, long documents, long ofDocuments) {
            terminal.progress(collection + " " + ProgressBar.of(documents, ofDocuments));
        }

        @Override
        public void note(String sentence) {
            terminal.line(sentence);
        }
    }
}
