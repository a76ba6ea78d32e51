package mflix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's Chromium with one page. What the browser complains about (errors on its console, a violated policy, a request to
 * another host) fails the test when it is closed, unless it was expected.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private List<String> expected = List.of();

    private Browser(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
    }

    /** Skips the test where there is no Chromium. */
    public static Browser open() {
        var chromium = chromium();
        assumeTrue(chromium.isPresent(), "needs a browser: install chromium");
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var page = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(FLAGS))
                .newPage(new com.microsoft.playwright.Browser.NewPageOptions()
                        .setViewportSize(1440, 900)
                        .setColorScheme(ColorScheme.DARK)
                        .setReducedMotion(ReducedMotion.REDUCE));
        page.setDefaultTimeout(30_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        var browser = new Browser(playwright, page);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                browser.complaints.add(message.text());
            }
        });
        page.onPageError(browser.complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith("http://127.0.0.1:") && !request.url().startsWith("data:")) {
                browser.complaints.add("a request to " + request.url());
            }
        });
        return browser;
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Page page() {
        return page;
    }

    /** Complaints with one of these parts are right in this test. */
    public void expectConsole(List<String> parts) {
        expected = parts;
    }

    /** A picture of what is seen now, in {@code target/pictures}. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png")));
    }

    @Override
    public void close() {
        try {
            assertThat(complaints).as("what the browser complained about").allMatch(complaint -> expected.stream()
                    .anyMatch(complaint::contains));
        } finally {
            playwright.close();
        }
    }
}
