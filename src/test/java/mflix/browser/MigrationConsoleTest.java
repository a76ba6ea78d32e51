package mflix.browser;

import mflix.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** An administrator before the migrations console. What a test has migrated is put back. */
@Tag("migration")
abstract class MigrationConsoleTest extends SiteBrowserTest {
    Visitor admin;
    LastUpdated films;

    @BeforeEach
    final void comeAsAdministrator() {
        admin = Visitor.admin(site());
        films = new LastUpdated(admin);
        browser.begin(admin.welcome());
    }

    @AfterEach
    final void putBack() {
        films.close();
    }
}
