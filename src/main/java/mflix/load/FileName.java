package mflix.load;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the name of a file says: it is the collection's up to the first dot, or as mongodump wrote it. */
record FileName(Path file) {
    private static final Pattern DATA = Pattern.compile("(?i).+\\.(bson|json|ndjson|jsonl)(\\.gz)?");
    private static final Pattern METADATA = Pattern.compile("(.+)\\.metadata\\.json(\\.gz)?");
    private static final Pattern DUMPED = Pattern.compile("(.+)\\.bson(\\.gz)?");
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

    /** It names a collection that MongoDB takes. */
    boolean isCollection() {
        return collection().matches("[^.$\\x00][^$\\x00]*");
    }

    // Only a file with metadata beside it is named by mongodump, whose collections may have dots in their names.
    String collection() {
        var metadata = METADATA.matcher(name());
        if (metadata.matches()) {
            return decoded(metadata.group(1));
        }
        var dumped = DUMPED.matcher(name());
        if (dumped.matches() && metadata().findAny().isPresent()) {
            return decoded(dumped.group(1));
        }
        return name().replaceFirst("(?<=.)\\..*", "");
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
