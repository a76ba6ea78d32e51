package mflix;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of the tickets, as somebody sees it who runs a check. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class StatusBrowserIT {

    @ArquillianResource
    private URI root;

    @Test
    @Tag("timeouts")
    void codeAppearsWhenItsCheckHasPassed() {
        try (var browser = Browser.open()) {
            var page = browser.page();
            page.navigate("http://127.0.0.1:" + root.getPort() + "/status/");
            assertThat(page.locator("article")).hasCount(16);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check Timeouts"))
                    .click();
            var ticket = page.locator("#timeouts");
            assertThat(ticket.locator(".result")).hasText("Passed");
            assertThat(ticket.locator("code")).hasText("5addf035498efdeb55e90b01");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check Principle of Least Privilege"))
                    .click();
            assertThat(page.locator("#least_privilege .result")).hasText("Not applicable");
            assertThat(page.locator("#least_privilege code")).hasCount(0);
            browser.picture("status");
        }
    }
}
