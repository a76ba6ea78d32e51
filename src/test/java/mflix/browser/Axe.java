package mflix.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** axe-core's judgement of a page by the success criteria of WCAG 2.2, levels A and AA. */
final class Axe {
    private static final String SCRIPT = script();
    private static final String VIOLATIONS =
            """
            async () => {
              const place = scrollY;
              const styles = CSSStyleDeclaration.prototype;
              const { getPropertyValue } = styles;
              scrollTo({ top: 0, behavior: 'instant' });
              styles.getPropertyValue = function (name) {
                return getPropertyValue.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
              };
              const { violations } = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
                .finally(() => { styles.getPropertyValue = getPropertyValue; });
              scrollTo({ top: place, behavior: 'instant' });
              return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary}`));
            }""";

    private Axe() {}

    /**
     * One line for each violation: the rule, the element, what is wrong. Seen from the top, where the header covers nothing. Text has the
     * colour that is painted: what Chromium says it is filled with is not the colour that a system forces on it.
     */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        bring(page);
        return (List<String>) page.evaluate(VIOLATIONS);
    }

    /** Landmarks of the same kind that have the same name, or none: good practice, though no criterion. */
    @SuppressWarnings("unchecked")
    static List<String> ambiguousLandmarks(Page page) {
        bring(page);
        return (List<String>) page.evaluate(
                "async () => (await axe.run(document, { runOnly: { type: 'rule', values: ['landmark-unique'] } }))"
                        + ".violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))");
    }

    private static void bring(Page page) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(SCRIPT);
        }
    }

    // The script's value would be an object that cannot travel; a number can.
    private static String script() {
        try (var file = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(file.readAllBytes(), UTF_8) + "\n;1";
        } catch (IOException e) {
            throw new UncheckedIOException("axe.min.js", e);
        }
    }
}
