package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import mflix.testing.Routes;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every address asked by every kind of visitor. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class RolesIT {
    @ArquillianResource
    private URI root;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
    }

    private static Site.Answer ask(Visitor visitor, String route) {
        return Routes.ask(visitor, route);
    }

    @Test
    @Tag("F-39")
    @Tag("F-125")
    void strangersAreAskedToLogInAndNothingMore() {
        var stranger = Visitor.stranger(site);
        Routes.PROMISED.forEach((route, role) -> {
            var answer = ask(stranger, route);
            if (role.equals(Routes.ALL)) {
                assertThat(answer.status()).as(answer.toString()).isNotIn(401, 403);
            } else {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mflix\"");
            }
        });
    }

    @Test
    @Tag("F-39")
    @Tag("F-125")
    void usersAreRefusedWhatIsForAdministrators() {
        Routes.PROMISED.forEach((route, role) -> {
            var answer = ask(Visitor.user(site), route);
            if (role.equals(Routes.ADMIN)) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("FORBIDDEN");
            } else {
                assertThat(answer.status()).as(answer.toString()).isNotIn(401, 403);
            }
        });
    }

    @Test
    @Tag("F-39")
    @Tag("F-125")
    void administratorsAreLetInEverywhere() {
        Routes.PROMISED.keySet().forEach(route -> {
            var answer = ask(Visitor.admin(site), route);
            assertThat(answer.status()).as(answer.toString()).isNotIn(401, 403, 500, 503);
        });
    }

    @Test
    @Tag("F-34")
    void badTokenIsIgnoredWhereEverybodyMayGo() {
        var stale = Visitor.stranger(site).with("garbage");
        Routes.PROMISED.forEach((route, role) -> {
            var answer = ask(stale, route);
            if (role.equals(Routes.ALL)) {
                assertThat(answer.status()).as(answer.toString()).isNotIn(401, 403);
            } else {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate"))
                        .isEqualTo("Bearer realm=\"mflix\", error=\"invalid_token\"");
            }
        });
    }

    @Test
    @Tag("F-126")
    void headIsGuardedAsGetAndOptionsTellsOnlyTheMethods() {
        Routes.PROMISED.forEach((route, role) -> {
            var stranger = Visitor.stranger(site);
            if (route.startsWith("GET ")) {
                var head = ask(stranger, route.replaceFirst("GET", "HEAD"));
                var get = ask(stranger, route);
                assertThat(head.status()).as(head.toString()).isEqualTo(get.status());
            }
            var options = ask(stranger, route.replaceFirst("[A-Z]+", "OPTIONS"));
            assertThat(options.status()).as(options.toString()).isEqualTo(200);
            assertThat(options.header("Allow")).contains(route.replaceFirst(" .*", ""));
        });
    }
}
