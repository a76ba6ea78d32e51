package mflix.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Firefox named by {@code MFLIX_TEST_FIREFOX}, else the system's, as it is: Playwright's own build is never downloaded. Colours
 * are a preference of its start, since they cannot be changed for a page.
 */
final class Firefox implements AutoCloseable {
    private static final Optional<Path> PATH = find();
    private static final int DARK = 0;

    private final Playwright playwright;
    private final Browser browser;

    private Firefox(Playwright playwright) {
        this.playwright = playwright;
        this.browser = playwright
                .firefox()
                .launch(new BrowserType.LaunchOptions()
                        .setChannel("moz-firefox")
                        .setExecutablePath(PATH.orElseThrow())
                        .setFirefoxUserPrefs(Map.of("layout.css.prefers-color-scheme.content-override", DARK)));
    }

    static boolean isHere() {
        return PATH.isPresent();
    }

    static Firefox start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        return new Firefox(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        var named = Stream.ofNullable(System.getenv("MFLIX_TEST_FIREFOX")).map(Path::of);
        var onPath = Stream.of("firefox-esr", "firefox")
                .flatMap(name ->
                        Arrays.stream(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }
}
