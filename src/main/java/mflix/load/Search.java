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
import mflix.problem.Kind;
import mflix.problem.Problem;
import mflix.problem.Shown;

/** Finds what there is to load. For one use. */
final class Search {
    private static final Set<String> OF_THE_SERVER = Set.of("admin", "config", "local");

    private final String database;
    private final String collection;
    private final Map<Path, Source> sources = new LinkedHashMap<>();
    private final Map<Path, Metadata> metadata = new LinkedHashMap<>();
    private final Set<Path> noted = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private boolean choseDatabase;

    private Search(String database, String collection) {
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
    static Input in(List<Path> paths, String database, String collection) {
        var search = new Search(database, collection);
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

    private Input found() {
        if (!database.isEmpty() && !choseDatabase) {
            throw Problem.of(
                    Kind.INVALID_DATA,
                    "None of the paths is a dump of databases; expected no choice such as " + Shown.quoted(database)
                            + ".");
        }
        var views = metadata.values().stream()
                .filter(Metadata::isView)
                .map(Metadata::collection)
                .collect(Collectors.toSet());
        views.forEach(view -> notes.add("Skipped " + Shown.plain(view) + ": a view."));
        return new Input(
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
                .forEach(other -> notes.add("Skipped " + Source.shown(other)
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
                    dump, "holds no data" + (database.isEmpty() ? "" : " of a database " + Shown.quoted(database)));
        }
        if (databases.size() > 1) {
            var names = databases.stream().map(Search::name).map(Shown::plain).collect(Collectors.joining(", "));
            throw Problem.of(
                    Kind.INVALID_DATA,
                    Source.shown(dump) + " holds several databases (" + names + "); choose one with --from-db NAME.");
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
                .filter(file -> !new FileName(file).isOfTheTool())
                .filter(Search::isData)
                .toList();
    }

    private static boolean isData(Path file) {
        if (new FileName(file).looksLikeData()) {
            return true;
        }
        try (var in = Files.newInputStream(file)) {
            return switch (Format.of(Format.unpacked(in))) {
                case LINES, ARRAY, BSON, ARCHIVE -> true;
                case EMPTY, OTHER -> false;
            };
        } catch (EOFException | ZipException e) { // it only begins like gzip
            return false;
        } catch (IOException e) {
            throw Source.unreadable(file, e);
        }
    }

    private void take(Path file) {
        var name = new FileName(file);
        if (name.isOfTheSystem()) {
            skip(file, name);
        } else if (name.isMetadata()) {
            note(file, name);
        } else {
            sources.putIfAbsent(same(file), Source.of(file, collection(file, name)));
            name.metadata().forEach(beside -> note(beside, name));
        }
    }

    private void skip(Path file, FileName name) {
        if (name.holdsData() && file.toFile().length() > 0) {
            leftOut.add(
                    Source.shown(file) + " was left out: it holds the documents of a time-series collection or of the"
                            + " server's, which are not loaded here; use mongorestore.");
        } else {
            notes.add("Skipped " + Source.shown(file) + ": a system collection.");
        }
    }

    // What stands beside the data is no reason to refuse the data.
    private void note(Path file, FileName name) {
        if (!noted.add(same(file))) {
            return;
        }
        try {
            metadata.put(same(file), Metadata.of(file, collection.isEmpty() ? name.collection() : collection));
        } catch (BadDocument e) {
            notes.add("Warning: the indexes and options in " + Source.shown(file) + " are left out: " + e.getMessage());
        }
    }

    private String collection(Path file, FileName name) {
        if (!collection.isEmpty()) {
            return collection;
        }
        if (name.isUnclear()) {
            throw Problem.of(
                    Kind.INVALID_DATA,
                    "It is not clear which collection " + Source.shown(file) + " fills; say it with --collection "
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
            return children.filter(child -> !new FileName(child).isHidden())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Source.unreadable(folder, e);
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    private static Problem refused(Path path, String why) {
        return Problem.of(
                Kind.INVALID_DATA,
                Source.shown(path) + " " + why
                        + "; expected .bson, .json or .ndjson files, gzip of these, or a folder of them.");
    }
}
