package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;

import mflix.testing.Routes;
import mflix.testing.Site;
import mflix.testing.Visitor;

/** Every method of the API, asked without an account, with a token that is none, by a user and by an administrator. */
final class RoleSmoke {
    private RoleSmoke() {}

    static void addTo(SmokeChecks checks, Site site) {
        Routes.PROMISED.forEach((route, role) -> {
            checks.add("without a token: " + route, () -> {
                var isOpen = role.equals(Routes.ALL);
                is(Routes.ask(site.anyone(), route), isOpen ? 0 : 401);
                is(Routes.ask(site.anyone().with("garbage"), route), isOpen ? 0 : 401);
            });
            checks.add("with a token: " + route, () -> {
                is(Routes.ask(Visitor.user(site), route), role.equals(Routes.ADMIN) ? 403 : 0);
                is(Routes.ask(Visitor.admin(site), route), 0);
            });
        });
    }

    static void strangersAreRefused(Site site) {
        Routes.PROMISED.forEach((route, role) -> {
            if (!role.equals(Routes.ALL)) {
                is(Routes.ask(site.anyone(), route), 401);
            }
        });
    }

    // 0: let in, whatever is said of the request itself, which is none that does anything
    private static void is(Site.Answer answer, int status) {
        if (status == 0) {
            assertThat(answer.status()).as(answer.toString()).isNotIn(401, 403, 500, 503);
        } else {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        }
    }
}
