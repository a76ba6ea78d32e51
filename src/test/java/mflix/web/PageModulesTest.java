package mflix.web;

import static java.util.Map.entry;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The modules and style sheets of the site: one folder for each feature, and which folder may import which. */
class PageModulesTest {
    private static final Path WEBAPP = Path.of("webapp");
    private static final Path JS = WEBAPP.resolve("js");
    private static final Path CSS = WEBAPP.resolve("css");

    /** What a module imports to run; a late import is a call. */
    private static final Pattern STATIC_IMPORT = Pattern.compile("(?m)^import (?:[^'\n]* from )?'(\\.[^']+)';$");

    private static final Pattern LATE_IMPORT = Pattern.compile("\\bimport\\('(\\.[^']+)'\\)");

    /** Every address of a module: static, late, and of a type. */
    private static final Pattern MODULE = Pattern.compile("'(\\.\\.?/[^']+\\.js)'");

    private static final Pattern STYLES = Pattern.compile("styles\\('([^']+)'\\)");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(?:\\{\\{root}})?((?:js|css)/[^\"]+)\"");

    /** The selector of an element of ours, or of one of several, that weighs nothing against other rules. */
    private static final Pattern OF_AN_ELEMENT =
            Pattern.compile("mflix-[a-z-]+|:where\\(\\s*mflix-[a-z-]+(?:,\\s*mflix-[a-z-]+)*\\s*\\)");

    /** The folders that a folder may import; {@code main.js} joins them and may import all. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("lib", Set.of()),
            entry("app", Set.of("lib", "ui")),
            entry("ui", Set.of("lib", "app")),
            entry("comments", Set.of("lib", "app", "ui")),
            entry("films", Set.of("lib", "app", "ui", "comments")),
            entry("theaters", Set.of("lib", "app", "ui")),
            entry("account", Set.of("lib", "app", "ui")),
            entry("admin", Set.of("lib", "app", "ui")),
            entry("status", Set.of("lib", "app", "ui")),
            entry("migrations", Set.of("lib", "app", "ui")),
            entry("guides", Set.of("lib", "app")));

    private static List<Path> files(Path folder, String extension) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> targets(Pattern pattern, Path module) {
        return pattern.matcher(text(module)).results().map(found -> module.resolveSibling(found.group(1))
                .normalize());
    }

    private static String folder(Path file) {
        return file.getName(2).toString();
    }

    @Test
    @Tag("F-190")
    void everyNameOccursOnce() throws IOException {
        for (var files : List.of(files(JS, ".js"), files(CSS, ".css"))) {
            var names = files.stream().collect(groupingBy(Path::getFileName, TreeMap::new, counting()));
            assertThat(names).isNotEmpty().allSatisfy((name, count) -> assertThat(count)
                    .as(name.toString())
                    .isEqualTo(1));
        }
    }

    @Test
    @Tag("F-190")
    void everyModuleIsInAFolderAndImportsOnlyWhereAnArrowLeads() throws IOException {
        var modules = files(JS, ".js");
        assertThat(modules).hasSizeGreaterThan(80);
        for (var module : modules) {
            assertThat(ARROWS).as(module.toString()).containsKey(folder(module));
            if (module.endsWith("main.js")) {
                continue;
            }
            assertThat(targets(STATIC_IMPORT, module)).as(module.toString()).allSatisfy(target -> assertThat(
                            folder(target))
                    .satisfiesAnyOf(
                            to -> assertThat(to).isEqualTo(folder(module)),
                            to -> assertThat(ARROWS.get(folder(module))).contains(to)));
        }
    }

    @Test
    @Tag("F-190")
    void noModuleImportsItselfThroughOthers() throws IOException {
        for (var module : files(JS, ".js")) {
            assertThat(reachable(module)).as("what " + module + " imports").doesNotContain(module);
        }
    }

    private static Set<Path> reachable(Path module) {
        var seen = new HashSet<Path>();
        Deque<Path> open = new ArrayDeque<>(imports(module).toList());
        while (!open.isEmpty()) {
            var next = open.pop();
            if (seen.add(next)) {
                imports(next).forEach(open::push);
            }
        }
        return seen;
    }

    private static Stream<Path> imports(Path module) {
        return Stream.concat(targets(STATIC_IMPORT, module), targets(LATE_IMPORT, module));
    }

    @Test
    @Tag("F-191")
    void everyFileThatIsNamedExistsAndEveryStyleSheetIsNamed() throws IOException {
        var sheets = new TreeSet<Path>();
        for (var module : files(JS, ".js")) {
            assertThat(targets(MODULE, module)).as(module.toString()).allSatisfy(target -> assertThat(target)
                    .exists());
            STYLES.matcher(text(module)).results().forEach(found -> sheets.add(CSS.resolve(found.group(1) + ".css")));
        }
        var linked = Stream.of("index.html", "WEB-INF/guides/page.html")
                .flatMap(page -> LINK.matcher(text(WEBAPP.resolve(page))).results())
                .map(found -> WEBAPP.resolve(found.group(1)))
                .toList();
        assertThat(linked).hasSizeGreaterThan(10).allSatisfy(file -> assertThat(file)
                .exists());
        linked.stream().filter(file -> file.startsWith(CSS)).forEach(sheets::add);
        assertThat(files(CSS, ".css")).containsExactlyElementsOf(sheets);
    }

    @Test
    @Tag("F-521")
    void aStyleSheetThatComesWithAPageIsForThatPageOrForAnElementAlone() throws IOException {
        var late = new TreeSet<String>();
        for (var module : files(JS, ".js")) {
            STYLES.matcher(text(module)).results().forEach(found -> late.add(found.group(1)));
        }
        assertThat(late).hasSizeGreaterThan(8).allSatisfy(name -> assertThat(
                        selectors(text(CSS.resolve(name + ".css"))))
                .as(name)
                .isNotEmpty()
                .allMatch(selector -> OF_AN_ELEMENT.matcher(selector).matches()));
    }

    /** The text before the outermost braces; for a query, the text before those within. */
    private static List<String> selectors(String sheet) {
        var all = new ArrayList<String>();
        var plain = sheet.replaceAll("(?s)/\\*.*?\\*/", "");
        var depth = 0;
        var outermost = 0;
        var begin = 0;
        for (var i = 0; i < plain.length(); i++) {
            var sign = plain.charAt(i);
            if (sign == '{') {
                var selector = plain.substring(begin, i).strip();
                if (depth == outermost && selector.startsWith("@media")) {
                    outermost++;
                } else if (depth == outermost) {
                    all.add(selector);
                }
                depth++;
                begin = i + 1;
            } else if (sign == '}') {
                depth--;
                outermost = Math.min(outermost, depth);
                begin = i + 1;
            }
        }
        return all;
    }

    @Test
    @Tag("F-192")
    void everyModuleIsCheckedAndNoneHidesAnError() throws IOException {
        for (var module : files(JS, ".js")) {
            var classic = module.endsWith("theme.js");
            assertThat(text(module).startsWith("// @ts-check\n"))
                    .as(module.toString())
                    .isNotEqualTo(classic);
            assertThat(text(module)).as(module.toString()).doesNotContain("@ts-ignore", "@ts-nocheck", "@type {any}");
        }
        assertThat(text(Path.of("webapp/jsconfig.json")))
                .contains("\"checkJs\": true", "\"strict\": true", "\"include\": [\"js\", \"docs\"");
        assertThat(text(Path.of(".ci/run"))).contains("npm --prefix src/test/typescript run check");
    }

    @Test
    @Tag("F-192")
    void typesAreThoseOfTheLibrariesThatAreServed() throws IOException {
        var pom = text(Path.of("pom.xml"));
        var tools = text(Path.of("src/test/typescript/package.json"));
        for (var library : List.of("lit", "chart.js")) {
            var version = Pattern.compile("<" + Pattern.quote(library) + "\\.version>(.*?)<")
                    .matcher(pom);
            assertThat(version.find()).as(library).isTrue();
            assertThat(tools).contains("\"" + library + "\": \"" + version.group(1) + "\"");
        }
        // exactly one version of each tool, so that the check says tomorrow what it says today
        assertThat(tools).contains("\"typescript\": \"").doesNotContain("\"^", "\"~");
    }
}
