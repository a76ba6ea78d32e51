package mflix.load;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mflix.mongo.CollectionName;

/**
 * The collection that a file name means: the name as mongodump wrote it, else the name of a collection of the application
 * that is part of it, as in {@code sample_mflix.movies.json} and {@code movies (1).json}, else all up to the first dot.
 */
record DumpFileName(Path file) {
    private static final Pattern DATA = Pattern.compile("(?i).+\\.(bson|json|ndjson|jsonl)(\\.gz)?");
    private static final Pattern METADATA = Pattern.compile("(.+)\\.metadata\\.json(\\.gz)?");
    private static final Pattern DUMPED = Pattern.compile("(.+)\\.bson(\\.gz)?");
    private static final Pattern ENDING = Pattern.compile("(?i)(?<=.)(\\.(bson|json|ndjson|jsonl|txt|gz))+$");
    /** Beside the application's own, what the public sample data has. */
    private static final Set<String> SAMPLES = Set.of("embedded_movies");
    /** What people and browsers add to a name. */
    private static final Pattern NOISE = Pattern.compile(
            "[0-9]*|copy|of|export|exported|exports|backup|bak|dump|download|kopie|copie|copia|collection|sample|mflix|"
                    + "json|bson|ndjson|mongo|mongodb|mongoexport");

    private static final List<String> OF_THE_TOOL =
            List.of("prelude.json", "prelude.json.gz", "oplog.bson", "oplog.bson.gz");

    private String name() {
        return String.valueOf(file.getFileName());
    }

    boolean isHidden() {
        return name().startsWith(".");
    }

    boolean looksLikeData() {
        return DATA.matcher(name()).matches();
    }

    boolean isMetadata() {
        return METADATA.matcher(name()).matches();
    }

    /** Written by mongodump for itself: no collection. */
    boolean isOfTheTool() {
        return OF_THE_TOOL.contains(name());
    }

    boolean isOfTheSystem() {
        return name().startsWith("system.");
    }

    /** Of the system, but with documents that a collection of the user is made of. */
    boolean holdsData() {
        return name().matches("system\\.(buckets\\..+|js)\\.bson(\\.gz)?");
    }

    /** Whether the name is like that of a collection of the application, and yet may be another's. */
    boolean isUnclear() {
        return !isDumped() && known().isEmpty() && words().anyMatch(DumpFileName::isKnown);
    }

    /** The collection of the application that it is like. */
    String like() {
        return words().filter(DumpFileName::isKnown).findFirst().orElse("");
    }

    // Only a file with metadata beside it is named by mongodump, whose collections may have dots in their names.
    String collection() {
        var metadata = METADATA.matcher(name());
        if (metadata.matches()) {
            return decoded(metadata.group(1));
        }
        var dumped = DUMPED.matcher(name());
        if (dumped.matches() && isDumped()) {
            return decoded(dumped.group(1));
        }
        return known().orElseGet(this::first);
    }

    private boolean isDumped() {
        return isMetadata() || metadata().findAny().isPresent();
    }

    private String first() {
        return name().replaceFirst("(?<=.)\\..*", "");
    }

    /** The application's collection: named so, or with nothing beside it but a database, a number or a word for a copy. */
    private Optional<String> known() {
        if (isKnown(first()) || SAMPLES.contains(first())) {
            return Optional.of(first());
        }
        var parts = List.of(base().split("\\.")).stream()
                .filter(DumpFileName::isKnown)
                .distinct()
                .toList();
        if (parts.size() == 1) {
            return Optional.of(parts.get(0));
        }
        var samples =
                List.of(base().split("\\.")).stream().filter(SAMPLES::contains).findFirst();
        if (samples.isPresent()) {
            return samples;
        }
        var words = words().filter(word -> !NOISE.matcher(word).matches())
                .distinct()
                .toList();
        return words.size() == 1 ? words.stream().filter(DumpFileName::isKnown).findFirst() : Optional.empty();
    }

    private Stream<String> words() {
        var lower = base().toLowerCase(Locale.ROOT);
        return isKnown(lower) ? Stream.of(lower) : Stream.of(lower.split("[^\\p{L}0-9]+|(?<=[a-z])(?=[0-9])"));
    }

    private String base() {
        return ENDING.matcher(name()).replaceFirst("");
    }

    private static boolean isKnown(String name) {
        return CollectionName.isKnown(name);
    }

    /** The metadata that mongodump wrote beside this file; empty or one. */
    Stream<Path> metadata() {
        var dumped = DUMPED.matcher(name());
        return !dumped.matches()
                ? Stream.empty()
                : Stream.of(".metadata.json", ".metadata.json.gz")
                        .map(end -> file.resolveSibling(dumped.group(1) + end))
                        .filter(Files::isRegularFile)
                        .limit(1);
    }

    // mongodump writes what a file name cannot hold as %2F and the like
    private static String decoded(String name) {
        return name.matches("(%[0-9A-Fa-f]{2}|[^%])*%.*")
                        && name.replaceAll("%[0-9A-Fa-f]{2}", "").indexOf('%') < 0
                ? URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8)
                : name;
    }
}
