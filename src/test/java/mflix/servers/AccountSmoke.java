package mflix.servers;

import static mflix.servers.RefusalSmoke.refused;
import static org.assertj.core.api.Assertions.assertThat;

import mflix.testing.Json;
import mflix.testing.Site;
import mflix.testing.Visitor;

/** An account from its registration to its end. */
final class AccountSmoke {
    private AccountSmoke() {}

    static void addTo(SmokeChecks checks, Site site) {
        var anyone = site.anyone();
        checks.add("registration, once for an address", () -> {
            var ada = Visitor.user(site);
            var again = anyone.account().register("Ada", ada.email(), Visitor.PASSWORD);
            assertThat(again.status()).isEqualTo(409);
        });
        checks.add("log-in", () -> {
            var ada = Visitor.user(site);
            var answer = anyone.account().login(ada.email(), Visitor.PASSWORD);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            var token = answer.json().getString("auth_token").getValue();
            assertThat(ada.with(token).account().me().text()).contains(ada.email());
        });
        checks.add("log-in with a wrong password", () -> {
            var answer = anyone.account().login(Visitor.user(site).email(), "not this one");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mflix\"");
        });
        checks.add("log-out ends the token", () -> {
            var ada = Visitor.user(site);
            assertThat(ada.account().logout().status()).isEqualTo(200);
            refused(ada.account().me(), 401, "UNAUTHORIZED");
        });
        checks.add("preferences come back as the same text", () -> {
            var sent = "{\"z\":1,\"favorite_cast\":[\"Meg Ryan\",\"é 黒\"],\"a\":{\"n\":-1.5}}";
            var ada = Visitor.user(site);
            assertThat(ada.account().preferences(sent).text()).contains("\"preferences\":" + sent);
            assertThat(ada.account().me().text()).contains("\"preferences\":" + sent);
        });
        checks.add(
                "preferences with names of the database",
                () -> refused(Visitor.user(site).account().preferences(Json.of("$set", 1)), 400, "VALIDATION_FAILED"));
        checks.add("new password", () -> {
            var ada = Visitor.user(site);
            var changed = ada.account().changePassword(Visitor.PASSWORD, "another sesame");
            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
            assertThat(anyone.account().login(ada.email(), Visitor.PASSWORD).status())
                    .isEqualTo(401);
            assertThat(anyone.account().login(ada.email(), "another sesame").status())
                    .isEqualTo(200);
        });
        checks.add("sessions of an account", () -> {
            var ada = Visitor.user(site);
            assertThat(ada.account().sessions().json().getArray("sessions")).hasSize(1);
        });
        checks.add("end of an account, by POST", () -> {
            var ada = Visitor.user(site);
            refused(ada.account().deleteByPost("not this one"), 401, "WRONG_PASSWORD");
            assertThat(ada.account().deleteByPost(Visitor.PASSWORD).status()).isEqualTo(200);
            assertThat(anyone.account().login(ada.email(), Visitor.PASSWORD).status())
                    .isEqualTo(401);
        });
        checks.add("end of an account, by DELETE with a body", () -> {
            var ada = Visitor.user(site);
            assertThat(ada.account().delete(Visitor.PASSWORD).status()).isEqualTo(200);
            refused(ada.account().me(), 401, "UNAUTHORIZED");
        });
        checks.add("administrators find accounts and make others administrators", () -> {
            var ada = Visitor.user(site);
            var admin = Visitor.admin(site);
            assertThat(admin.users().find(ada.email()).text()).contains(ada.email());
            assertThat(ada.account().adminCheck().status()).isEqualTo(403);
            var made = admin.users().setAdmin(ada.email(), true);
            assertThat(made.status()).as(made.toString()).isEqualTo(200);
            assertThat(ada.account().adminCheck().status()).isEqualTo(200);
        });
    }
}
