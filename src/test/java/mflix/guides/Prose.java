package mflix.guides;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file says to those who work on it: a document without its blocks of code, or the comments of a source file. Of all
 * else only the line breaks are kept, so that each word keeps its line.
 */
record Prose(String file, String text) {
    private static final List<String> FOLDERS = List.of(
            ".ci",
            "docs",
            "server-config",
            "src/bench",
            "src/main/java",
            "src/ops",
            "src/ops-test",
            "src/test/java",
            "webapp");
    private static final Pattern SOURCE = Pattern.compile(".*\\.(java|js|css)");
    private static final Pattern SCRIPT =
            Pattern.compile("mflix|Dockerfile|[^.]*|.*\\.(sh|ya?ml|conf|service|properties|cli|txt)");
    private static final Pattern BLOCK_OF_CODE = Pattern.compile("(?s)```.*?```");
    private static final Pattern COMMENT_OR_STRING = Pattern.compile(
            """
            (?<comment>(?<!:)//.*|/\\*(?s:.*?)\\*/)|""\"(?s:.*?)""\"|"(?:[^"\\\\\\n]++|\\\\.)*+"|'(?:[^'\\\\\\n]++|\\\\.)*+'""");
    private static final Pattern COMMENT_OF_A_SCRIPT = Pattern.compile("(?m)^\\s*+(?<comment>#.*)");

    static Prose of(String file, String content) {
        if (file.endsWith(".md")) {
            return new Prose(file, BLOCK_OF_CODE.matcher(content).replaceAll(block -> breaks(block.group())));
        }
        var isSource = SOURCE.matcher(file).matches();
        return new Prose(file, comments(isSource ? COMMENT_OR_STRING : COMMENT_OF_A_SCRIPT, content));
    }

    /** Of all documents, sources and scripts of the project. */
    static List<Prose> ofProject() throws IOException {
        var all = new ArrayList<Prose>();
        try (var top = Files.list(Path.of(""))) {
            read(top, all);
        }
        for (var folder : FOLDERS) {
            try (var files = Files.walk(Path.of(folder))) {
                read(files, all);
            }
        }
        return all;
    }

    private static void read(Stream<Path> files, List<Prose> all) throws IOException {
        for (var file : files.filter(Files::isRegularFile).toList()) {
            var name = file.getFileName().toString();
            if (name.endsWith(".md")
                    || SOURCE.matcher(name).matches()
                    || SCRIPT.matcher(name).matches()) {
                text(file).ifPresent(content -> all.add(of(file.toString(), content)));
            }
        }
    }

    // what else lies in the folder of the project may be no text
    private static Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String comments(Pattern parts, String content) {
        var text = new StringBuilder();
        var matcher = parts.matcher(content);
        var end = 0;
        while (matcher.find()) {
            if (matcher.group("comment") != null) {
                text.append(breaks(content.substring(end, matcher.start("comment"))))
                        .append(matcher.group("comment"));
                end = matcher.end("comment");
            }
        }
        return text.append(breaks(content.substring(end))).toString();
    }

    private static String breaks(String content) {
        return "\n".repeat((int)
                content.chars().filter(character -> character == '\n').count());
    }

    /** Each match with its file and line. */
    List<String> uses(Pattern words) {
        return words.matcher(text)
                .results()
                .map(found -> file + ":" + line(found.start()) + ": " + found.group())
                .toList();
    }

    private int line(int place) {
        return 1 + breaks(text.substring(0, place)).length();
    }
}
