package mflix.guides.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A Markdown file of the project: its tree, its links, and the anchors that its headings make. */
public final class MarkdownFile {
    static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    private final String path;
    private final Node tree;

    /** {@code path}: in the project, such as {@code docs/guides/connecting.md}. */
    public MarkdownFile(Path project, String path) {
        this.path = path;
        this.tree = PARSER.parse(read(project.resolve(path)));
    }

    public String path() {
        return path;
    }

    Node tree() {
        return tree;
    }

    /** The text of its first heading. */
    public String title() {
        return headings().stream().findFirst().map(MarkdownFile::text).orElse(path);
    }

    /** Where its links and pictures lead, as they are written. */
    public List<String> links() {
        var links = new ArrayList<String>();
        tree.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                links.add(image.getDestination());
            }
        });
        return links;
    }

    /** The names by which links lead to its headings. */
    public Set<String> anchors() {
        var ids = IdGenerator.builder().build();
        var anchors = new LinkedHashSet<String>();
        headings().forEach(heading -> anchors.add(ids.generateId(text(heading))));
        return anchors;
    }

    /** The texts of its headings of this level. */
    public List<String> headings(int level) {
        return headings().stream()
                .filter(heading -> heading.getLevel() == level)
                .map(MarkdownFile::text)
                .toList();
    }

    /** Out of the project, to a page of somebody else. */
    public static boolean leadsElsewhere(String link) {
        return ELSEWHERE.matcher(link).matches();
    }

    /** The path in the project to which a link of this file leads, without its anchor. */
    public String target(String link) {
        var file = link.replaceFirst("#.*", "");
        var target = file.isEmpty()
                ? Path.of(path)
                : Path.of(path).resolveSibling(file).normalize();
        return target.toString().replace('\\', '/');
    }

    private List<Heading> headings() {
        var headings = new ArrayList<Heading>();
        tree.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
            }
        });
        return headings;
    }

    private static String text(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }
        });
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
