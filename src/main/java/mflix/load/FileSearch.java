package mflix.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import mflix.load.format.FileFormat;
import mflix.load.format.MalformedDocument;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;

/** Finds what there is to load. For one use. */
final class FileSearch {
    private static final Set<String> OF_THE_SERVER = Set.of("admin", "config", "local");

    private final String database;
    private final String collection;
    private final Map<Path, SourceFile> sources = new LinkedHashMap<>();
    private final Map<Path, DumpMetadata> metadata = new LinkedHashMap<>();
    private final Set<Path> noted = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private boolean choseDatabase;

    private FileSearch(String database, String collection) {
        this.database = database;
        this.collection = collection;
    }

    /**
     * Looks through files and folders in the order given, a folder's files by name.
     *
     * @param database the one to take from a dump of several; empty when there is only one
     * @param collection the one that all files fill, whatever their names; empty to go by the names
     * @throws Problem INVALID_DATA naming the path that is missing, unreadable, without data, or a dump of several databases
     */
    static InputFiles in(List<Path> paths, String database, String collection) {
        var search = new FileSearch(database, collection);
        paths.forEach(search::look);
        return search.found();
    }

    private void look(Path path) {
        if (Files.isDirectory(path)) {
            lookIntoFolder(path);
        } else if (Files.isRegularFile(path)) {
            take(path);
        } else {
            throw refused(path, "is no file and no folder");
        }
    }

    private InputFiles found() {
        if (!database.isEmpty() && !choseDatabase) {
            throw Problem.of(
                    ProblemKind.INVALID_DATA,
                    "None of the paths is a dump of databases; expected no choice such as " + SafeText.quoted(database)
                            + ".");
        }
        var views = metadata.values().stream()
                .filter(DumpMetadata::isView)
                .map(DumpMetadata::collection)
                .collect(Collectors.toSet());
        views.forEach(view -> notes.add("Skipped " + SafeText.plain(view) + ": a view."));
        return new InputFiles(
                sources.values().stream()
                        .filter(source -> !views.contains(source.collection()))
                        .toList(),
                metadata.values().stream()
                        .filter(about -> !about.isView() && !about.isTimeSeries())
                        .toList(),
                List.copyOf(notes),
                List.copyOf(leftOut));
    }

    private void lookIntoFolder(Path folder) {
        if (data(folder).isEmpty()) {
            takeAll(chosen(folder));
        } else {
            takeAll(folder);
        }
    }

    private void takeAll(Path folder) {
        var data = data(folder);
        data.forEach(this::take);
        children(folder).stream()
                .filter(child -> !data.contains(child))
                .forEach(other -> notes.add("Skipped " + SourceFile.shown(other)
                        + (Files.isDirectory(other) ? ": a folder beside data." : ": no data.")));
    }

    /** The folder of the one database in a dump. */
    private Path chosen(Path dump) {
        var databases = children(dump).stream()
                .filter(Files::isDirectory)
                .filter(child -> !data(child).isEmpty())
                .filter(child -> isWanted(name(child)))
                .toList();
        if (databases.isEmpty()) {
            throw refused(
                    dump, "holds no data" + (database.isEmpty() ? "" : " of a database " + SafeText.quoted(database)));
        }
        if (databases.size() > 1) {
            var names = databases.stream()
                    .map(FileSearch::name)
                    .map(SafeText::plain)
                    .collect(Collectors.joining(", "));
            throw Problem.of(
                    ProblemKind.INVALID_DATA,
                    SourceFile.shown(dump) + " holds several databases (" + names
                            + "); choose one with --from-db NAME.");
        }
        choseDatabase = true;
        return databases.get(0);
    }

    private boolean isWanted(String name) {
        return database.isEmpty() ? !OF_THE_SERVER.contains(name) : database.equals(name);
    }

    private static List<Path> data(Path folder) {
        return children(folder).stream()
                .filter(Files::isRegularFile)
                .filter(file -> !new DumpFileName(file).isOfTheTool())
                .filter(FileSearch::isData)
                .toList();
    }

    private static boolean isData(Path file) {
        if (new DumpFileName(file).looksLikeData()) {
            return true;
        }
        try (var in = Files.newInputStream(file)) {
            return switch (FileFormat.of(FileFormat.unpacked(in))) {
                case LINES, ARRAY, BSON, ARCHIVE -> true;
                case EMPTY, OTHER -> false;
            };
        } catch (EOFException | ZipException e) { // it only begins like gzip
            return false;
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
    }

    private void take(Path file) {
        var name = new DumpFileName(file);
        if (name.isOfTheSystem()) {
            skip(file, name);
        } else if (name.isMetadata()) {
            note(file, name);
        } else {
            sources.putIfAbsent(same(file), SourceFile.of(file, collection(file, name)));
            name.metadata().forEach(beside -> note(beside, name));
        }
    }

    private void skip(Path file, DumpFileName name) {
        if (name.holdsData() && file.toFile().length() > 0) {
            leftOut.add(SourceFile.shown(file)
                    + " was left out: it holds the documents of a time-series collection or of the"
                    + " server's, which are not loaded here; use mongorestore.");
        } else {
            notes.add("Skipped " + SourceFile.shown(file) + ": a system collection.");
        }
    }

    // Other files beside the data are no reason to refuse the data.
    private void note(Path file, DumpFileName name) {
        if (!noted.add(same(file))) {
            return;
        }
        try {
            metadata.put(same(file), DumpMetadata.of(file, collection.isEmpty() ? name.collection() : collection));
        } catch (MalformedDocument e) {
            notes.add("Warning: the indexes and options in " + SourceFile.shown(file) + " are left out: "
                    + e.getMessage());
        }
    }

    private String collection(Path file, DumpFileName name) {
        if (!collection.isEmpty()) {
            return collection;
        }
        if (name.isUnclear()) {
            throw Problem.of(
                    ProblemKind.INVALID_DATA,
                    "It is not clear which collection " + SourceFile.shown(file) + " fills; say it with --collection "
                            + name.like() + " or another name, or rename the file.");
        }
        return name.collection();
    }

    // a file that is reached in two ways is one file
    private static Path same(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.filter(child -> !new DumpFileName(child).isHidden())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw SourceFile.unreadable(folder, e);
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    private static Problem refused(Path path, String why) {
        return Problem.of(
                ProblemKind.INVALID_DATA,
                SourceFile.shown(path) + " " + why
                        + "; expected .bson, .json or .ndjson files, gzip of these, or a folder of them.");
    }
}
