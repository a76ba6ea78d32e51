package mflix.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one Chromium of all browser tests: the one named by {@code MFLIX_TEST_CHROMIUM}, else the system's. It is never
 * downloaded, and it is closed with the JVM.
 */
final class Chromium {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            // no test reaches another host; a route that stopped such requests would switch the browser's cache off
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final Optional<Path> PATH = find();

    private Chromium() {}

    static boolean isHere() {
        return PATH.isPresent();
    }

    static Browser get() {
        return Holder.BROWSER;
    }

    private static Optional<Path> find() {
        var named = Stream.ofNullable(System.getenv("MFLIX_TEST_CHROMIUM")).map(Path::of);
        // the first one has no windows, and needs half of the processor time
        var onPath = Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name ->
                        Arrays.stream(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    private static final class Holder {
        static final Browser BROWSER = start();

        private static Browser start() {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(PATH.orElseThrow())
                            .setArgs(FLAGS));
        }
    }
}
