package mflix.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mflix.load.BadDocuments;
import mflix.load.Check;
import mflix.load.Checked;
import mflix.load.Loaded;
import mflix.load.Loader;
import mflix.mongo.Indexes;
import mflix.mongo.MongoSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./mflix load PATH...}: files into the database, all checked before the first write. */
@Command(
        name = "load",
        description = "Loads mongodump folders, BSON, mongoexport JSON and NDJSON, gzip of each, into the database.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Everything is read and checked before the first write. A document needs an",
            "_id; one whose _id is in the database stays as it is there, so loading twice",
            "changes nothing. A file fills the collection named like it, up to its first",
            "dot. Nothing is converted: int, double and date stay what they are.",
            "Example: ./mflix load --db-uri mongodb://localhost/sample_mflix sample_mflix/"
        })
final class LoadCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders to load.")
    private List<Path> paths;

    @Mixin
    private DatabaseOptions where;

    @Option(
            names = "--from-db",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Which database of a dump to take.")
    private String fromDatabase;

    @Option(names = "--drop", description = "Drop the collections that are loaded, and no others, before loading them.")
    private boolean drop;

    @Option(names = "--dry-run", description = "Check the files and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--keep-going",
            description = "List what is bad and load the rest; the exit code is 1 all the same.")
    private boolean keepGoing;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    LoadCommand() {
        this(Terminal.ofProcess());
    }

    LoadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MongoSettings.from(where.config()); // a bad address is refused before long files are read
        var err = spec.commandLine().getErr();
        var progress = new LoadProgress(terminal, err, System::nanoTime);
        try (var interruption = Interruption.watch(err, progress::outcome)) {
            progress.atEachStep(interruption::check);
            return load(progress);
        } catch (Interruption.Stopped e) {
            return INTERRUPTED;
        }
    }

    private int load(LoadProgress progress) {
        try {
            return checkAndWrite(progress);
        } finally {
            progress.end();
        }
    }

    private int checkAndWrite(LoadProgress progress) {
        var bad = keepGoing ? BadDocuments.ARE_LEFT_OUT : BadDocuments.END_THE_LOAD;
        var checked = new Check(bad, progress).of(paths, fromDatabase);
        var missing = checked.bad();
        if (dryRun) {
            checked.counts()
                    .forEach((name, count) ->
                            terminal.line(String.format(Locale.ROOT, "%-12s %,10d read", name, count)));
            terminal.line("Checked " + progress.rate(checked.documents()) + "; nothing was written.");
        } else {
            missing += write(checked, progress);
        }
        if (missing > 0) {
            progress.bad(String.format(Locale.ROOT, "mflix: %,d of the above were not loaded.", missing));
        }
        return missing > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** Returns how many documents the database refused. */
    private long write(Checked checked, LoadProgress progress) {
        try (var open = OpenDatabase.of(where.config())) {
            var documents = open.database().documents();
            progress.beginWriting();
            if (drop) {
                checked.drop(documents);
            }
            var loaded = new Loader(documents, progress).load(checked);
            if (drop) { // a running server relies on the indexes that went with the collections
                Indexes.make(documents).forEach(progress::note);
            }
            loaded.forEach(row -> terminal.line(sentence(row)));
            terminal.line("Loaded " + progress.rate(checked.documents()) + ".");
            return loaded.stream().mapToLong(Loaded::refused).sum();
        }
    }

    private static String sentence(Loaded row) {
        return String.format(
                Locale.ROOT,
                "%-12s %,10d read %,10d inserted %,10d already there%s",
                row.collection(),
                row.read(),
                row.inserted(),
                row.alreadyThere(),
                row.refused() == 0 ? "" : String.format(Locale.ROOT, " %,10d refused", row.refused()));
    }
}
