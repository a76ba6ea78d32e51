package mflix.cli.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.InterruptHandler;
import mflix.cli.console.Terminal;
import mflix.cli.database.CommandDatabase;
import mflix.cli.database.DatabaseOptions;
import mflix.load.CheckedFiles;
import mflix.load.LoadCheck;
import mflix.load.LoadResult;
import mflix.load.Loader;
import mflix.load.OnMalformed;
import mflix.mongo.CollectionName;
import mflix.settings.SettingsCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./mflix load PATH...}: files into the database, all checked before the first write. */
@Command(
        name = "load",
        description = "Loads mongodump folders, BSON, mongoexport JSON and NDJSON, gzip of each, into the database.",
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        footer = {
            "",
            "Everything is read and checked before the first write. A document needs an",
            "_id; one whose _id is in the database stays as it is there, so loading twice",
            "changes nothing. A file fills the collection named like it (movies.json,",
            "sample_mflix.movies.json), else the one of --collection. Nothing is",
            "converted: int, double and date stay what they are.",
            "Example: ./mflix load --db-uri mongodb://localhost/sample_mflix sample_mflix/"
        })
public final class LoadCommand implements Callable<Integer> {
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

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Which collection the one file fills, whatever its name is.")
    private String collection;

    @Option(
            names = "--drop",
            description =
                    "Replace the collections that are loaded, and no others: each is the old one until all are ready.")
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
        SettingsCheck.requireGood(where.config()); // a bad setting is refused before long files are read
        var err = spec.commandLine().getErr();
        var progress = new LoadProgress(terminal, err, System::nanoTime);
        try (var interruption = InterruptHandler.watch(err, progress::outcome)) {
            progress.atEachStep(interruption::check);
            return load(progress);
        } catch (InterruptHandler.Stopped e) {
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
        if (!collection.isEmpty() && (paths.size() > 1 || Files.isDirectory(paths.get(0)))) {
            throw new ParameterException(spec.commandLine(), "--collection names the collection of one file.");
        }
        var bad = keepGoing ? OnMalformed.ARE_LEFT_OUT : OnMalformed.END_THE_LOAD;
        var destination =
                dryRun ? LoadDestination.ofDryRun(where.config(), progress::note) : LoadDestination.of(where.config());
        var checked = new LoadCheck(bad, progress, destination.target(), destination.database())
                .of(paths, fromDatabase, collection);
        if (drop) {
            checked.refuseEmpty();
        }
        var missing = checked.bad() + checked.leftOut();
        if (dryRun) {
            checked.counts()
                    .forEach((name, count) ->
                            terminal.line(String.format(Locale.ROOT, "%-12s %,10d read", name, count)));
            terminal.line("Checked " + progress.rate(checked.documents()) + "; nothing was written.");
        } else {
            missing += write(checked, progress);
        }
        checked.counts().keySet().stream()
                .filter(name -> !CollectionName.isKnown(name))
                .forEach(progress::unused);
        if (missing > 0) {
            progress.bad(String.format(Locale.ROOT, "mflix: %,d of the above were not loaded.", missing));
        }
        return missing > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** Returns how many documents the database refused. */
    private long write(CheckedFiles checked, LoadProgress progress) {
        try (var open = CommandDatabase.existingOrNew(where.config());
                var loader = new Loader(open.database(), progress)) {
            progress.beginWriting(drop);
            var loaded = drop ? loader.replace(checked) : loader.load(checked);
            loaded.forEach(row -> terminal.line(sentence(row)));
            terminal.line("Loaded " + progress.rate(checked.documents()) + ".");
            return loaded.stream().mapToLong(LoadResult::refused).sum();
        }
    }

    private static String sentence(LoadResult row) {
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
