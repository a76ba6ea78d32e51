package mflix.guides.site;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A Markdown file as HTML. Comments before a block of code say where it comes from ({@code include}) or what it takes to run it
 * ({@code run}); a comment {@code live} is a place that a script of the page fills. No other HTML is let through.
 */
final class PageHtml {
    private static final Pattern COMMENT = Pattern.compile("<!--\\s*(\\w+)\\s*(.*?)\\s*-->\\s*", Pattern.DOTALL);
    private static final String INCLUDE = "include";

    private final String path;
    private final UnaryOperator<String> addresses;
    private final UnaryOperator<String> sources;
    private final HtmlRenderer renderer;

    /**
     * {@code addresses}: from a link as it is written to the address on the site, null where there is none; {@code sources}: from
     * {@code PATH#REGION} to the link that is shown beside that region.
     */
    PageHtml(String path, UnaryOperator<String> addresses, UnaryOperator<String> sources) {
        this.path = path;
        this.addresses = addresses;
        this.sources = sources;
        renderer = HtmlRenderer.builder()
                .extensions(MarkdownFile.EXTENSIONS)
                .nodeRendererFactory(Blocks::new)
                .attributeProviderFactory(context -> PageHtml::tableClass)
                .build();
    }

    String of(Node tree) {
        return renderer.render(tree)
                .replace("<table", "<div class=\"scroll\" tabindex=\"0\">\n<table")
                .replace("</table>", "</table>\n</div>");
    }

    private static void tableClass(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof TableBlock && tag.equals("table")) {
            attributes.put("class", "table");
        }
    }

    private final class Blocks implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        Blocks(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class, HtmlBlock.class, HtmlInline.class, Image.class, Link.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof FencedCodeBlock code) {
                context.getWriter().raw(figure(code));
            } else if (node instanceof HtmlBlock html) {
                context.getWriter().raw(place(html.getLiteral()));
            } else if (node instanceof Link link) {
                render(link);
            } else if (node instanceof HtmlInline html) {
                throw new IllegalArgumentException(path + ": HTML is not let through: " + html.getLiteral());
            }
            // pictures of the project are not part of the site
        }

        private void render(Link link) {
            var address = addresses.apply(link.getDestination());
            context.getWriter().raw(address == null ? "" : "<a href=\"" + Highlighter.escaped(address) + "\">");
            for (var child = link.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            context.getWriter().raw(address == null ? "" : "</a>");
        }
    }

    private String figure(FencedCodeBlock code) {
        var comment = code.getPrevious() instanceof HtmlBlock html ? COMMENT.matcher(html.getLiteral()) : null;
        var caption = comment != null && comment.matches() ? caption(comment.group(1), comment.group(2)) : "";
        var language = code.getInfo().isBlank() ? "text" : code.getInfo().strip();
        return "<figure class=\"code\">" + caption + "<pre tabindex=\"0\"><code class=\""
                + Highlighter.escaped(language) + "\">" + Highlighter.html(code.getLiteral(), language)
                + "</code></pre></figure>\n";
    }

    private String caption(String kind, String rest) {
        return switch (kind) {
            case INCLUDE -> "<figcaption>" + sources.apply(rest) + "</figcaption>";
            case "run" -> "<figcaption>" + (rest.isEmpty() ? "Run it" : "Run it (needs " + need(rest) + ")")
                    + "</figcaption>";
            default -> "";
        };
    }

    private String need(String rest) {
        return switch (rest) {
            case "needs=mongodb" -> "a MongoDB server";
            case "needs=docker" -> "Docker";
            case "needs=cluster" -> "a Kubernetes cluster";
            case "needs=source-tree" -> "the source tree";
            case "needs=new-migration" -> "the new class of this page";
            default -> throw new IllegalArgumentException(path + ": unknown need in \"run " + rest + "\"");
        };
    }

    private String place(String html) {
        var comment = COMMENT.matcher(html);
        if (!comment.matches()) {
            throw new IllegalArgumentException(path + ": HTML is not let through: " + html);
        }
        return comment.group(1).equals("live")
                ? "<div class=\"live\" data-live=\"" + Highlighter.escaped(comment.group(2)) + "\"></div>\n"
                : "";
    }
}
