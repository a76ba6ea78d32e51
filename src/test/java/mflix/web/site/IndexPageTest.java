package mflix.web.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mflix.settings.SettingsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IndexPageTest {
    private static final String PAGE = "<base href=\"/\"><script type=\"importmap\">{\"imports\": {}}</script>";

    @Test
    void theBaseIsTheContextRoot() {
        assertThat(page("/films", PAGE).text()).contains("<base href=\"/films/\">");
        assertThat(page("", PAGE).text()).contains("<base href=\"/\">");
    }

    /** The hash was made by {@code printf '{\n}' | openssl dgst -sha256 -binary | base64}. */
    @Test
    void theHashIsThatOfTheTextBetweenTheTagsWithLineFeedsOnly() {
        var windows = PAGE.replace("{\"imports\": {}}", "{\r\n}");
        var unix = PAGE.replace("{\"imports\": {}}", "{\n}");
        assertThat(page("", windows).importMapHash())
                .isEqualTo(page("", unix).importMapHash())
                .isEqualTo("sha256-jrlby8FUUwkx4V/EGMix/pkQlWcUCVUgmeoapZaZnt4=");
    }

    @Test
    void aPageWithoutAnImportMapIsNotSent() {
        assertThatThrownBy(() -> page("", "<base href=\"/\">"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("import map");
    }

    @Test
    @Tag("F-304")
    void whatTheFirstViewNeedsIsNamedAndScriptsAndStylesHaveAVersion() {
        var files = Map.of(
                "/index.html",
                """
                        <base href="/"><script type="importmap">{}</script>
                        <link rel="stylesheet" href="css/one.css">
                        <link rel="stylesheet" href="css/two.css">
                        <script type="module" src="js/app/main.js"></script>
                        <link rel="modulepreload" href="js/films/first.js">
                        <link rel="preload" as="fetch" crossorigin href="api/v1/movies">
                        """,
                "/css/one.css",
                "a {}",
                "/css/two.css",
                "b {}",
                "/js/app/main.js",
                "import './part.js';\nimport('../late.js');",
                "/js/app/part.js",
                "import { x } from '../lib/deep.js';",
                "/js/films/first.js",
                "import '../app/part.js';",
                "/js/lib/deep.js",
                "export const x = 1;");
        var context = context("", files);
        var own = new SiteFiles(context);
        var page = new IndexPage(context, own, address(""));
        assertThat(own.version()).matches("[0-9a-f]{12}");
        assertThat(page.text())
                .contains(List.of("main", "part").stream()
                        .map(name ->
                                "<link rel=\"modulepreload\" href=\"a/" + own.version() + "/js/app/" + name + ".js\">")
                        .toList())
                .contains(
                        "/js/lib/deep.js\">", "/js/films/first.js\">", "src=\"a/" + own.version() + "/js/app/main.js\"")
                .contains("<link rel=\"stylesheet\" href=\"a/" + own.version() + "/css/first.css\">")
                .contains("href=\"api/v1/movies\"")
                .doesNotContain("late.js", "one.css", "two.css");
        assertThat(new String(page.styles(), UTF_8)).isEqualTo("a {}\nb {}\n");
        var changed = new HashMap<>(files);
        changed.put("/js/lib/deep.js", "export const x = 2;");
        assertThat(new SiteFiles(context("", changed)).version()).isNotEqualTo(own.version());
    }

    private static IndexPage page(String root, String page) {
        var context = context(root, Map.of("/index.html", page));
        return new IndexPage(context, new SiteFiles(context), address(""));
    }

    private static PublicAddress address(String set) {
        return new PublicAddress(new SettingsReader(key -> Optional.of(set)));
    }

    private static ServletContext context(String root, Map<String, String> files) {
        return (ServletContext) Proxy.newProxyInstance(
                IndexPageTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContextPath" -> root;
                    case "getResourceAsStream" -> new ByteArrayInputStream(
                            files.get((String) arguments[0]).getBytes(UTF_8));
                    case "getResourcePaths" -> files.keySet().stream()
                            .filter(path -> path.startsWith((String) arguments[0]))
                            .collect(Collectors.toSet());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
