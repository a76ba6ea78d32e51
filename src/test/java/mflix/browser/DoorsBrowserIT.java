package mflix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import mflix.testing.Visitor;
import org.junit.jupiter.api.Test;

/** A1 to A3: the forms for logging in and signing up. */
class DoorsBrowserIT extends SiteBrowserTest {

    @Test
    void fieldsTellPasswordManagersWhatTheyAre() {
        visit("signup");
        var door = new DoorPage(page());
        assertThat(door.field("Name")).hasAttribute("autocomplete", "name");
        assertThat(door.field("E-mail")).hasAttribute("autocomplete", "username");
        assertThat(door.field("Password")).hasAttribute("autocomplete", "new-password");
        assertThat(door.main()).containsText("At least 8 characters");
        browser.inspect("signup");
        visit("login");
        assertThat(door.field("E-mail")).hasAttribute("autocomplete", "username");
        assertThat(door.field("Password")).hasAttribute("autocomplete", "current-password");
        browser.inspect("login");
    }

    @Test
    void aPasswordCanBeShown() {
        visit("login");
        var password = new DoorPage(page()).fill("Password", "open sesame").field("Password");
        assertThat(password).hasAttribute("type", "password");
        button("Show password").click();
        assertThat(password).hasAttribute("type", "text");
        assertThat(password).hasValue("open sesame");
        button("Hide password").click();
        assertThat(password).hasAttribute("type", "password");
    }

    @Test
    void brokenRulesStandAtTheirFieldsAndTheFirstHasTheFocus() {
        visit("signup");
        var door = new DoorPage(page()).fill("Name", "Ada Example").fill("E-mail", "nobody");
        door.submit("Sign up");
        assertThat(door.field("E-mail")).isFocused();
        assertThat(door.field("E-mail")).hasAttribute("aria-invalid", "true");
        assertThat(door.field("E-mail")).hasAccessibleDescription("Give an e-mail address like name@example.com.");
        assertThat(door.field("Password")).hasAttribute("aria-invalid", "true");
        assertThat(door.field("Name")).hasValue("Ada Example");
        assertThat(door.field("Name")).not().hasAttribute("aria-invalid", "true");
        browser.inspect("signup-refused");
        browser.inspectForced("signup-refused");
    }

    @Test
    void aTakenAddressIsSaidAtItsField() {
        var member = Visitor.user(site());
        visit("signup");
        var door = new DoorPage(page())
                .fill("Name", "Ada Example")
                .fill("E-mail", member.email())
                .fill("Password", Visitor.PASSWORD);
        door.submit("Sign up");
        assertThat(door.field("E-mail")).hasAccessibleDescription("A user with this e-mail address already exists.");
        assertThat(door.field("E-mail")).isFocused();
    }

    @Test
    void aRefusedLoginKeepsTheAddressAndDropsThePassword() {
        visit("login");
        var door = new DoorPage(page()).fill("E-mail", "nobody@example.com").fill("Password", "wrong wrong");
        door.submit("Log in");
        assertThat(door.main().locator(".field-error")).hasCount(1);
        assertThat(door.field("E-mail")).hasValue("nobody@example.com");
        assertThat(door.field("Password")).hasValue("");
        assertThat(door.field("Password")).isFocused();
        browser.inspect("login-refused");
    }

    @Test
    void tooManyWrongPasswordsTellWhenToTryAgain() {
        var member = Visitor.user(site());
        while (site().anyone().account().login(member.email(), "wrong wrong").status() == 401) {
            // until the limit on guesses refuses
        }
        visit("login");
        var door = new DoorPage(page()).fill("E-mail", member.email()).fill("Password", Visitor.PASSWORD);
        door.submit("Log in");
        assertThat(door.main().locator(".field-error")).hasText(Pattern.compile("That is at \\d\\d:\\d\\d:\\d\\d\\.$"));
        browser.inspect("login-too-many");
    }

    @Test
    void inDemoModeAnAccountCanBeAnAdministrators() {
        visit("signup");
        var door = new DoorPage(page())
                .fill("Name", "Ada Example")
                .fill("E-mail", "a-" + UUID.randomUUID() + "@example.com")
                .fill("Password", Visitor.PASSWORD)
                .check("Make this account an administrator (demo only)");
        door.submit("Sign up");
        door.visitor().locator("summary").click();
        assertThat(door.visitor()).containsText("User report");
    }

    @Test
    void outsideOfDemoModeNobodyIsOfferedTheRight() {
        page().route("**/api/v1/status", route -> {
            var reply = route.fetch();
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                    .setResponse(reply)
                    .setBody(reply.text().replaceFirst("\"demo_mode\":true", "\"demo_mode\":false")));
        });
        page().waitForResponse("**/api/v1/status", () -> visit("signup"));
        assertThat(button("Sign up")).isVisible();
        assertThat(page().getByLabel("Make this account an administrator")).hasCount(0);
    }

    private com.microsoft.playwright.Locator button(String name) {
        return page().locator("main")
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name));
    }
}
