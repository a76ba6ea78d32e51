package mflix.guides.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The guides as pages of the site, and beside them each file of the project that a guide leads to: documents as pages too, source
 * with its lines. A link that leads to no page is shown as text.
 */
public final class GuideSite {
    static final String GUIDES = "docs/guides/";
    static final String INDEX = GUIDES + "README.md";

    private static final Set<String> TEXTS = Set.of(
            "java",
            "js",
            "css",
            "html",
            "xml",
            "md",
            "yaml",
            "yml",
            "properties",
            "json",
            "txt",
            "mflix",
            "Dockerfile",
            "run");
    private static final String NAVIGATION = "<a class=\"button\" href=\"%s\">%s</a>";

    private final Path project;
    private final String template;
    private final Map<String, MarkdownFile> guides = new LinkedHashMap<>();
    private final Set<String> others = new LinkedHashSet<>();

    private GuideSite(Path project) {
        this.project = project;
        template = read("webapp/WEB-INF/guides/page.html");
        var index = new MarkdownFile(project, INDEX);
        guides.put(INDEX, index);
        ofGuides(index).forEach(path -> guides.put(path, new MarkdownFile(project, path)));
        guides.values().forEach(this::collect);
    }

    /** {@code arguments}: the folder of the project, and where the pages are written. */
    public static void main(String[] arguments) {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /** Writes each page at its address below {@code /guides/}, with {@code .html} behind it. */
    public static void write(Path project, Path to) {
        var site = new GuideSite(project);
        site.pages().forEach((address, page) -> write(to.resolve(address + ".html"), page));
    }

    /** The paths of the guides in the order in which the index names them. */
    private static List<String> ofGuides(MarkdownFile index) {
        return index.links().stream()
                .filter(link -> !MarkdownFile.leadsElsewhere(link))
                .map(index::target)
                .filter(path -> path.startsWith(GUIDES) && !path.equals(INDEX))
                .distinct()
                .toList();
    }

    private void collect(MarkdownFile guide) {
        guide.links().stream()
                .filter(link -> !MarkdownFile.leadsElsewhere(link))
                .map(guide::target)
                .forEach(this::collect);
        IncludedBlock.all(read(guide.path()))
                .forEach(block -> collect(block.reference().replaceFirst("#.*", "")));
    }

    private void collect(String path) {
        var isText = TEXTS.contains(path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1));
        if (isText && !guides.containsKey(path) && Files.isRegularFile(project.resolve(path))) {
            others.add(path);
        }
    }

    private Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        guides.values().forEach(guide -> pages.put(address(guide.path()), page(guide, ways(guide.path()))));
        for (var path : others) {
            pages.put(address(path), path.endsWith(".md") ? page(new MarkdownFile(project, path), "") : source(path));
        }
        return pages;
    }

    /** Below {@code /guides/}; that of the index is {@code index}. */
    private static String address(String path) {
        if (path.equals(INDEX)) {
            return "index";
        }
        return path.startsWith(GUIDES) ? path.substring(GUIDES.length()).replace(".md", "") : "source/" + path;
    }

    private String page(MarkdownFile file, String ways) {
        var html = new PageHtml(
                        file.path(),
                        link -> link(file, link),
                        reference -> region(file.path(), SourceRegion.of(project, reference)))
                .of(file.tree());
        return filled(file.path(), file.title(), "<article class=\"guide\">\n" + html + "</article>\n" + ways);
    }

    private String link(MarkdownFile from, String link) {
        if (MarkdownFile.leadsElsewhere(link) || link.startsWith("#")) {
            return link;
        }
        var target = from.target(link);
        if (!guides.containsKey(target) && !others.contains(target)) {
            return null;
        }
        var anchor = link.indexOf('#');
        return relative(from.path(), target) + (anchor < 0 ? "" : link.substring(anchor));
    }

    private String region(String from, SourceRegion region) {
        var name = region.file().substring(region.file().lastIndexOf('/') + 1);
        return "<a href=\"" + relative(from, region.file()) + "#L" + region.line() + "\">" + Highlighter.escaped(name)
                + ", line " + region.line() + "</a>";
    }

    private static String relative(String from, String to) {
        return root(from) + "guides" + (to.equals(INDEX) ? "" : "/" + address(to));
    }

    /** From a page to the root of the site. */
    private static String root(String from) {
        return from.equals(INDEX)
                ? ""
                : "../"
                        .repeat(1
                                + (int) address(from)
                                        .chars()
                                        .filter(c -> c == '/')
                                        .count());
    }

    /** To the guides before and after this one, and to all of them. */
    private String ways(String path) {
        if (path.equals(INDEX)) {
            return "";
        }
        var order = new ArrayList<>(guides.keySet());
        var here = order.indexOf(path);
        var ways = new ArrayList<String>();
        ways.add(NAVIGATION.formatted(root(path) + "guides", "All guides"));
        if (here > 1) {
            ways.add(way(path, order.get(here - 1), "Before: "));
        }
        if (here + 1 < order.size()) {
            ways.add(way(path, order.get(here + 1), "Next: "));
        }
        return "<nav class=\"actions ways\" aria-label=\"Guides\">" + String.join("\n", ways) + "</nav>\n";
    }

    private String way(String from, String to, String word) {
        return NAVIGATION.formatted(
                relative(from, to), word + Highlighter.escaped(guides.get(to).title()));
    }

    private String source(String path) {
        var language = path.substring(path.lastIndexOf('.') + 1);
        var lines = Highlighter.html(read(path), language).split("\n", -1);
        var html = new StringBuilder("<h1 class=\"path\">" + Highlighter.escaped(path)
                + "</h1>\n<pre class=\"source\" tabindex=\"0\"><code>");
        for (var i = 0; i < lines.length - 1; i++) {
            html.append("<span class=\"line\" id=\"L").append(i + 1).append("\"></span>");
            html.append(lines[i]).append('\n');
        }
        return filled(path, path, html + "</code></pre>\n");
    }

    private String filled(String path, String title, String content) {
        return template.replace("{{root}}", root(path))
                .replace("{{title}}", Highlighter.escaped(title))
                .replace("{{content}}", content);
    }

    private String read(String path) {
        try {
            return Files.readString(project.resolve(path)).lines().collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static void write(Path file, String page) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
