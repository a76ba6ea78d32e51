package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D7: whatever is written is shown as text and breaks nothing. */
class HostileCommentsBrowserIT extends OwnFilmTest {
    private final List<String> dialogs = new ArrayList<>();

    @BeforeEach
    void watchForDialogs() {
        page().onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
    }

    @Test
    @Tag("F-25")
    void scriptsInCommentsAreShownAsText() {
        var payloads = payloads();
        assertThat(payloads).hasSize(30);
        var writer = registered("Ada Example");
        payloads.forEach(payload -> write(writer, payload));
        var film = open();
        film.button("Older comments").click();
        assertThat(film.comments()).hasCount(30);
        assertThat(film.texts().allTextContents()).containsExactlyElementsOf(newestFirst(payloads));
        nothingRan();
        browser.inspect("film-scripts");
    }

    @Test
    @Tag("F-25")
    void scriptsAsNamesAreShownAsText() {
        var payloads = payloads();
        payloads.forEach(payload -> write(registered(payload), "By one with a strange name."));
        var film = open();
        film.button("Older comments").click();
        assertThat(film.comments()).hasCount(30);
        assertThat(film.comments().locator("h3").allTextContents()).containsExactlyElementsOf(newestFirst(payloads));
        nothingRan();
    }

    @Test
    @Tag("F-25")
    void aScriptAsOnesOwnNameIsTextWhereverItStands() {
        var name = "<img src=x onerror=alert(1)>";
        var welcome = registered(name);
        browser.begin(welcome.toJson());
        var film = open().write("<script>alert(2)</script>");
        assertThat(film.comments().locator("time")).hasCount(1);
        assertThat(film.comments().locator("h3")).hasText(name);
        assertThat(new DoorPage(page()).visitor()).containsText(name);
        film.askToDelete();
        assertThat(film.dialog()).containsText("<script>alert(2)</script>");
        browser.inspect("film-delete-script");
        visit("account");
        assertThat(page().locator("main")).containsText(name);
        nothingRan();
    }

    @Test
    @Tag("F-19")
    void rightToLeftMarksTurnOnlyTheirOwnComment() {
        var turning = "\u202e\u2067 turned \u05d0\u05d1\u05d2";
        write(registered("\u202eEvil Name"), turning);
        write(registered("Ada Example"), "Straight.");
        var film = open();
        assertThat(film.texts()).hasCount(2);
        assertThat(film.texts().first()).hasCSS("unicode-bidi", "isolate");
        assertThat(film.comments().last().locator("bdi")).hasText("\u202eEvil Name");
        assertThat(film.comments().last().locator("time")).isVisible();
        browser.inspect("film-right-to-left");
    }

    @Test
    void twoThousandCharactersWithoutABlankFit() {
        write(registered("N".repeat(100)), "x".repeat(2000));
        write(registered("Ada Example"), "ﷺ".repeat(2000));
        assertThat(open().comments()).hasCount(2);
        browser.inspect("film-endless", Browser.View.values());
    }

    private void nothingRan() {
        assertThat(dialogs).isEmpty();
        assertThat(page().locator(
                                ".comments script, .comments img, .comments iframe, .comments svg, mflix-visitor img"))
                .hasCount(0);
        assertThat((Boolean) page().evaluate("'ran' in window")).isFalse();
    }

    private BsonDocument registered(String name) {
        var email = "h-" + UUID.randomUUID() + "@example.com";
        var answer = site().anyone().account().register(name, email, "open sesame");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private void write(BsonDocument writer, String text) {
        var token = writer.getString("auth_token").getValue();
        var answer = site().as(token).comments().write(film(), text);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static List<String> newestFirst(List<String> written) {
        var turned = new ArrayList<>(written);
        Collections.reverse(turned);
        return turned;
    }

    private static List<String> payloads() {
        try (var file = Objects.requireNonNull(HostileCommentsBrowserIT.class.getResourceAsStream("/payloads.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("payloads.txt", e);
        }
    }
}
