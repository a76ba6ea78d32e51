package mflix.servers;

import java.util.ArrayList;
import java.util.List;
import mflix.testing.Site;

/** Named checks of a running site, in the order in which they are made. */
final class SmokeChecks {
    private final List<SmokeCheck> checks = new ArrayList<>();

    /** What is found out, as a fact; and how. */
    record SmokeCheck(String name, Body body) {}

    /** Fails by an exception. */
    interface Body {
        void run() throws Exception;
    }

    /** Everything, on a site at whose start the timer of the migrations was due. */
    static List<SmokeCheck> all(Site site) {
        var checks = new SmokeChecks();
        PageSmoke.addTo(checks, site);
        FilmSmoke.addTo(checks, site);
        RefusalSmoke.addTo(checks, site);
        AccountSmoke.addTo(checks, site);
        CommentSmoke.addTo(checks, site);
        EditingSmoke.addTo(checks, site);
        MigrationSmoke.addTo(checks, site);
        OperatorSmoke.addTo(checks, site);
        RoleSmoke.addTo(checks, site);
        return checks.checks;
    }

    /** What depends on the context root. */
    static List<SmokeCheck> ofContextRoot(Site site, String root) {
        var checks = new SmokeChecks();
        LinkSmoke.addTo(checks, site, root);
        return checks.checks;
    }

    void add(String name, Body body) {
        checks.add(new SmokeCheck(name, body));
    }
}
