package mflix.web.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class IndexPageTest {
    private static final String PAGE = "<base href=\"/\"><script type=\"importmap\">{\"imports\": {}}</script>";

    @Test
    void theBaseIsTheContextRoot() {
        assertThat(new IndexPage(context("/films", PAGE)).text()).contains("<base href=\"/films/\">");
        assertThat(new IndexPage(context("", PAGE)).text()).contains("<base href=\"/\">");
    }

    /** The hash was made by {@code printf '{\n}' | openssl dgst -sha256 -binary | base64}. */
    @Test
    void theHashIsThatOfTheTextBetweenTheTagsWithLineFeedsOnly() {
        var windows = PAGE.replace("{\"imports\": {}}", "{\r\n}");
        var unix = PAGE.replace("{\"imports\": {}}", "{\n}");
        assertThat(new IndexPage(context("", windows)).importMapHash())
                .isEqualTo(new IndexPage(context("", unix)).importMapHash())
                .isEqualTo("sha256-jrlby8FUUwkx4V/EGMix/pkQlWcUCVUgmeoapZaZnt4=");
    }

    @Test
    void aPageWithoutAnImportMapIsNotSent() {
        assertThatThrownBy(() -> new IndexPage(context("", "<base href=\"/\">")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("import map");
    }

    private static ServletContext context(String root, String page) {
        return (ServletContext) Proxy.newProxyInstance(
                IndexPageTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContextPath" -> root;
                    case "getResourceAsStream" -> new ByteArrayInputStream(page.getBytes(UTF_8));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
