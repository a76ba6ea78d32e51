package mflix.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The system's Chromium with a fresh visitor for each test. What a browser complains about (an error on its console or in a
 * script, a violated policy, a request to another host, a 5xx) fails the test, unless it was expected. A test that fails leaves a picture
 * and its page in {@code target/screenshots}, with {@code -Dmflix.test.traces=true} its trace, too.
 */
public final class Browser implements BeforeEachCallback, AfterEachCallback {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String TOO_WIDE =
            "[...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 90))";
    private static final boolean TAKES_PICTURES = Boolean.getBoolean("mflix.test.pictures");

    // a picture of the document before and after each step costs a fifth of all browser tests
    private static final boolean KEEPS_TRACES = Boolean.getBoolean("mflix.test.traces");

    /** How wide the window is and which colours the system prefers. */
    public enum View {
        DESK_DARK(1440, 900, ColorScheme.DARK),
        DESK_LIGHT(1440, 900, ColorScheme.LIGHT),
        TABLET_DARK(768, 1024, ColorScheme.DARK),
        TABLET_LIGHT(768, 1024, ColorScheme.LIGHT),
        PHONE_DARK(360, 800, ColorScheme.DARK),
        PHONE_LIGHT(360, 800, ColorScheme.LIGHT),
        NARROW_DARK(320, 900, ColorScheme.DARK),
        NARROW_LIGHT(320, 900, ColorScheme.LIGHT);

        /** A phone and a desk in both themes. */
        static final List<View> ENDS = List.of(PHONE_DARK, PHONE_LIGHT, DESK_DARK, DESK_LIGHT);

        private final int width;
        private final int height;
        private final ColorScheme colours;

        View(int width, int height, ColorScheme colours) {
            this.width = width;
            this.height = height;
            this.colours = colours;
        }

        String fileName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @Override
    public void beforeEach(ExtensionContext test) {
        assumeTrue(Chromium.isHere(), "needs a browser: install chromium");
        complaints.clear();
        expected.clear();
        context = Chromium.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(30_000);
        if (KEEPS_TRACES) {
            // with a film of the screen, Chromium would paint every frame twice
            context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        }
        page = tab();
        show(View.DESK_DARK);
    }

    /** Another tab of the same visitor: it shares what the first one keeps on the device, but not what belongs to its tab. */
    public Page tab() {
        var tab = context.newPage();
        tab.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        tab.onPageError(complaints::add);
        tab.onResponse(response -> {
            if (response.status() >= 500) {
                complaints.add(response.status() + " for " + response.url());
            }
        });
        tab.onRequest(request -> {
            if (isElsewhere(request.url())) {
                complaints.add("a request to " + request.url());
            }
        });
        return tab;
    }

    private static boolean isElsewhere(String url) {
        var host = URI.create(url).getHost();
        return host != null && !host.equals("127.0.0.1");
    }

    public Page page() {
        return page;
    }

    /** From the next page on nothing is done for the time when there is nothing to do: modules come only when they are needed. */
    public void neverIdle() {
        context.addInitScript("window.requestIdleCallback = () => {}");
    }

    public Browser show(View view) {
        page.setViewportSize(view.width, view.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(view.colours));
        return this;
    }

    /** Complaints with one of these parts are right in this test. */
    public void expect(String... parts) {
        expected.addAll(List.of(parts));
    }

    /**
     * With {@code -Dmflix.test.pictures=true} a picture of the top of the page as it is now, as {@code target/screenshots/NAME.png}; it
     * gives no validation code away.
     */
    public void picture(String name) {
        if (!TAKES_PICTURES) {
            return;
        }
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setMask(List.of(page.locator("mflix-copy.code code")))
                .setMaskColor("#888888"));
    }

    /** The page as it is now, in these views: accessible by WCAG 2.2 AA, nothing wider than the window, and where pictures are taken one of each. */
    public void inspect(String name, View... views) {
        for (var view : views) {
            show(view);
            fits(name + " " + view);
            assertThat(Axe.violations(page)).as(name + " " + view).isEmpty();
            picture(name + "-" + view.fileName());
        }
    }

    /**
     * As {@link #inspect(String, View...)}, on the narrowest phone by day and at a desk by night: each end and each theme once. A usual
     * phone, which the style sheets treat as the narrowest, has to fit. Where pictures are taken, in every view.
     */
    public void inspect(String name) {
        if (TAKES_PICTURES) {
            inspect(name, View.values());
            show(View.DESK_DARK);
            return;
        }
        inspect(name, View.NARROW_LIGHT);
        show(View.PHONE_LIGHT);
        fits(name + " " + View.PHONE_LIGHT);
        inspect(name, View.DESK_DARK);
    }

    /** The page as it is now, in colours that the reader's system forces on it: accessible, too. */
    public void inspectForced(String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        assertThat(Axe.violations(page)).as(name + " in forced colours").isEmpty();
        picture(name + "-forced");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    /** Nothing is wider than the window, once what is drawn by scripts has followed its size. */
    public void fits(String name) {
        try {
            page.waitForCondition(() -> (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
        } catch (TimeoutError e) {
            throw new AssertionError(name + " does not fit the window: " + page.evaluate(TOO_WIDE), e);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (context == null) {
            return;
        }
        var failed = test.getExecutionException().isPresent();
        try {
            if (failed) {
                keep(test.getRequiredTestMethod().getName());
            } else if (KEEPS_TRACES) {
                context.tracing().stop();
            }
        } finally {
            closeContext();
        }
        if (!failed) {
            assertThat(complaints).as("what the browser complained about").allMatch(complaint -> expected.stream()
                    .anyMatch(complaint::contains));
        }
    }

    // without the test's routes, which fail when a page still asks for something while it closes
    private void closeContext() {
        try {
            context.pages().forEach(Page::unrouteAll);
            context.unrouteAll();
        } finally {
            context.close();
        }
    }

    // the picture comes last: a page that hangs gives none
    private void keep(String name) {
        if (KEEPS_TRACES) {
            context.tracing().stop(new Tracing.StopOptions().setPath(PICTURES.resolve(name + "-trace.zip")));
        }
        try {
            Files.createDirectories(PICTURES);
            Files.writeString(PICTURES.resolve(name + ".html"), page.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** Comes with a session, for a test that is about something else than logging in: {@code reply} is what the API said to the log-in. */
    public void begin(String reply) {
        begin(page, reply);
    }

    /** As {@link #begin(String)}, in another tab: it may belong to somebody else. */
    public void begin(Page tab, String reply) {
        tab.addInitScript("const { auth_token: token, info } = " + reply + ";"
                + " sessionStorage.getItem('mflix-was-here') ?? sessionStorage.setItem('mflix-session', JSON.stringify({ token, info }));"
                + " sessionStorage.setItem('mflix-was-here', 'yes');");
    }
}
