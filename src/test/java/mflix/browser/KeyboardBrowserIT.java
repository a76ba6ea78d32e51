package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything by keyboard alone. */
class KeyboardBrowserIT extends OwnFilmTest {
    private static final int MOST_STOPS = 80;

    @Test
    @Tag("F-292")
    void aFilmIsFoundAMemberMadeAndACommentWrittenWithoutAMouse() {
        visit("");
        assertThat(page().locator(".card").first()).isVisible();
        tabTo(page().getByRole(AriaRole.SEARCHBOX).first());
        type("\"great train robbery\"");
        press("Enter");
        assertThat(page().locator(".card")).hasCount(1);
        tabTo(page().locator(".card"));
        press("Enter");
        assertThat(page().locator("h1")).hasText("The Great Train Robbery");
        assertThat(page().locator("h1")).isFocused();

        var film = new FilmPage(page());
        assertThat(film.link("Log in to write")).isVisible();
        tabTo(film.link("Log in to write"));
        press("Enter");
        assertThat(page().locator("h1")).hasText("Log in");
        tabTo(page().locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign up")));
        press("Enter");
        assertThat(page().locator("h1")).hasText("Sign up");
        var door = new DoorPage(page());
        tabTo(door.field("Name"));
        type("Ada Example");
        tabTo(door.field("E-mail"));
        type("k-" + UUID.randomUUID() + "@example.com");
        tabTo(door.field("Password"));
        type(Visitor.PASSWORD);
        press("Enter");

        assertThat(page()).hasURL(Pattern.compile("movies/id/573a1390f29313caabcd42e8$"));
        assertThat(film.box()).isVisible();
        tabTo(film.box());
        type("Typed, not clicked.");
        press("Tab");
        press("Enter");
        assertThat(film.texts().first()).hasText("Typed, not clicked.");
        assertThat(film.comments().first().locator("time")).isVisible();
        tabTo(film.button("Delete your comment"));
        press("Enter");
        assertThat(film.dialog()).isVisible();
        press("Enter");
        assertThat(film.dialog()).hasCount(0);
        assertThat(film.texts().first()).hasText("Typed, not clicked.");
        assertThat(film.button("Delete your comment").first()).isFocused();
        press("Enter");
        assertThat(film.dialog()).isVisible();
        press("Tab");
        press("Enter");
        assertThat(film.dialog()).hasCount(0);
        assertThat(film.texts().filter(new Locator.FilterOptions().setHasText("Typed, not clicked.")))
                .hasCount(0);
        assertThat(page().locator("#comments")).isFocused();
    }

    /** Presses Tab until this has the focus, which must be seen at every stop. */
    private void tabTo(Locator goal) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            press("Tab");
            assertThat((Boolean)
                            page().evaluate("() => { const at = document.activeElement; return at === document.body"
                                    + " || parseFloat(getComputedStyle(at).outlineWidth) >= 2"
                                    + " && getComputedStyle(at).outlineStyle !== 'none'; }"))
                    .as("the focus is seen at " + page().evaluate("document.activeElement.outerHTML.slice(0, 200)"))
                    .isTrue();
            if ((Boolean) goal.evaluate("goal => goal === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("not reached by " + MOST_STOPS + " tabs: " + goal);
    }

    private void press(String key) {
        page().keyboard().press(key);
    }

    private void type(String text) {
        page().keyboard().type(text);
    }
}
