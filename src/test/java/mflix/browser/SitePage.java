package mflix.browser;

import java.util.Locale;

/**
 * Every kind of page of the site, with an address that shows it: {@code docs/pages.md} has a picture of each. A page of the application has the
 * name of its element, {@code mflix-NAME-page}.
 */
enum SitePage {
    BROWSE(""),
    FILM("movies/id/6d666c697800000000000099"),
    PEOPLE("people/Alfred%20Hitchcock"),
    EXPLORE("explore"),
    THEATERS("theaters?city=Minneapolis"),
    COUNTRIES("country-results?countries=Japan"),
    STATUS("status"),
    GUIDES("guides"),
    GUIDE("guides/aggregation"),
    DOCS("docs"),
    LOGIN("login"),
    SIGNUP("signup"),
    NEW_PASSWORD("new-password#email=ada%40example.com&token=0"),
    NOWHERE("nowhere"),
    ACCOUNT("account"),
    ADMIN("admin"),
    REPORT("user-report"),
    USERS("admin/users"),
    AUDIT("admin/audit"),
    FILM_IMPORT("admin/films"),
    FILM_EDIT("admin/films/6d666c697800000000000099"),
    SYSTEM("admin/system"),
    MIGRATIONS("admin/migrations"),
    MIGRATION("admin/migrations/movies-lastupdated"),
    RUN("admin/migrations/movies-lastupdated/runs/");

    private final String address;

    SitePage(String address) {
        this.address = address;
    }

    /** Below the site's root; that of a run ends with its id. */
    String address() {
        return address;
    }

    /** As in the name of its element and of its picture: {@code film-edit}. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Is it for those who are logged in, all of them with the rights of an administrator? */
    boolean isForMembers() {
        return compareTo(ACCOUNT) >= 0;
    }
}
