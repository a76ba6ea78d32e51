package mflix.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/** The people that are suggested in a field. */
final class KnownPeople {
    private static final String FOUND =
            """
            {"prefix": "aki", "suggestions": [
              {"kind": "title", "text": "Akira", "_id": "573a1390f29313caabcd42e8", "year": 1988},
              {"kind": "person", "text": "Akira Kurosawa", "films": 3}]}""";

    private KnownPeople() {}

    /** From now on a title and a person begin with whatever is typed. */
    static void answer(Page page) {
        page.route(
                "**/api/v1/suggestions?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(FOUND)));
    }

    static Locator shown(Page page) {
        return page.locator("#known-people option");
    }
}
