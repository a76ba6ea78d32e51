package mflix.web.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The only page of the site as it is sent: {@code index.html} with the context root in its {@code <base>}. Its one inline script,
 * the import map, is allowed by its hash, which is computed from the text that is sent, so it is always right.
 */
@ApplicationScoped
public class IndexPage {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private String text = "";
    private StaticFile file;
    private String importMapHash = "";

    /** For the proxy. */
    protected IndexPage() {}

    @Inject
    public IndexPage(ServletContext context) {
        var page = read(context).replace("<base href=\"/\">", "<base href=\"" + context.getContextPath() + "/\">");
        var map = IMPORT_MAP.matcher(page);
        if (!map.find()) {
            throw new IllegalStateException("index.html holds no import map");
        }
        text = page;
        file = new StaticFile(page.getBytes(UTF_8), "text/html;charset=utf-8");
        importMapHash = "sha256-" + Base64.getEncoder().encodeToString(sha256(map.group(1)));
    }

    String text() {
        return text;
    }

    /** As a Content Security Policy names it: {@code sha256-} and the hash in base64. */
    public String importMapHash() {
        return importMapHash;
    }

    /** Sends the page with this status, or 304 to clients that have it already. */
    public void send(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        file.send(request, response, status);
    }

    // Browsers turn CR LF into LF before they hash.
    private static String read(ServletContext context) {
        try (var file = context.getResourceAsStream("/index.html")) {
            return new String(file.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("index.html", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
