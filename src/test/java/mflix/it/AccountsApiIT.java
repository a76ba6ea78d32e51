package mflix.it;

import static mflix.testing.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mflix.testing.Json;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Accounts as the deployed site keeps them. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class AccountsApiIT {

    @ArquillianResource
    private URI root;

    private Site site;
    private Visitor stranger;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
        stranger = Visitor.stranger(site);
    }

    private Answer logIn(String email, String password) {
        return stranger.account().login(email, password);
    }

    private static String token(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
        return answer.json().getString("auth_token").getValue();
    }

    private static BsonDocument error(Answer answer) {
        return answer.json().getDocument("error");
    }

    @Test
    @Tag("user_management")
    void accountIsMadeUsedAndDeleted() {
        var ada = Visitor.user(site);
        var again = stranger.account().register("Ada", ada.email().toUpperCase(Locale.ROOT), PASSWORD);
        assertThat(again.status()).isEqualTo(409);
        assertThat(error(again).getString("email").getValue())
                .isEqualTo("A user with this e-mail address already exists.");
        assertThat(ada.account().me().json().getDocument("info").keySet())
                .containsExactly("name", "email", "preferences", "isAdmin");
        assertThat(ada.account().logout().text()).isEqualTo("{\"status\":\"logged out\"}");
        assertThat(ada.account().me().status()).isEqualTo(401);
        var wrong = logIn(ada.email(), "not this one");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().getString("error").getValue()).isEqualTo("Unauthorized");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mflix\"");
        var back = ada.with(token(logIn(ada.email(), PASSWORD)));
        var kept = back.account().delete("not this one");
        assertThat(kept.status()).isEqualTo(401);
        assertThat(kept.code()).isEqualTo("WRONG_PASSWORD");
        assertThat(error(kept).getString("password").getValue()).isEqualTo("The password is wrong.");
        assertThat(back.account().delete(PASSWORD).text()).isEqualTo("{\"status\":\"deleted\"}");
        assertThat(back.account().me().status()).isEqualTo(401);
        assertThat(logIn(ada.email(), PASSWORD).status()).isEqualTo(401);
    }

    @Test
    @Tag("F-214")
    void accountIsDeletedByPostToo() {
        var ada = Visitor.user(site);
        assertThat(ada.account().deleteByPost("not this one").code()).isEqualTo("WRONG_PASSWORD");
        assertThat(ada.account().deleteByPost(PASSWORD).text()).isEqualTo("{\"status\":\"deleted\"}");
        assertThat(logIn(ada.email(), PASSWORD).status()).isEqualTo(401);
    }

    @Test
    @Tag("F-479")
    void aNameIsChangedByTheRuleOfARegistration() {
        var ada = Visitor.user(site);
        var film = site.anyone().movies().firstId();
        var said = "Written before: " + ada.email();
        assertThat(ada.comments().write(film, said).status()).isEqualTo(201);
        var answer = ada.account().rename("  Ada Byron 🎬 ");
        assertThat(answer.json().getDocument("info").getString("name").getValue())
                .isEqualTo("Ada Byron 🎬");
        assertThat(token(answer)).isEqualTo(ada.token());
        assertThat(ada.account().me().text()).contains("\"name\":\"Ada Byron 🎬\"");
        assertThat(logIn(ada.email(), PASSWORD).text()).contains("\"name\":\"Ada Byron 🎬\"");
        assertThat(site.anyone().comments().of(film).json().getArray("comments").stream()
                        .map(comment -> comment.asDocument())
                        .filter(comment -> comment.getString("text").getValue().equals(said))
                        .map(comment -> comment.getString("name").getValue()))
                .containsExactly("Ada Byron 🎬");
        for (var name : List.of("", "  A ", "x".repeat(101))) {
            var refused = ada.account().rename(name);
            assertThat(refused.code()).as(refused.toString()).isEqualTo("VALIDATION_FAILED");
            assertThat(error(refused).getString("name").getValue()).isEqualTo("Give a name of 3 to 100 characters.");
        }
        assertThat(ada.account().rename("Ada\u0000Byron").status()).isEqualTo(400);
        assertThat(ada.send("PUT", "/user/name", "{}").code()).isEqualTo("VALIDATION_FAILED");
        assertThat(ada.send("PUT", "/user/name", "{\"name\":\"Ada\",\"isAdmin\":true}")
                        .code())
                .isEqualTo("INVALID_BODY");
        assertThat(ada.account().me().text()).contains("\"name\":\"Ada Byron 🎬\"", "\"isAdmin\":false");
    }

    @Test
    @Tag("user_management")
    void brokenRulesAreToldUnderTheirFields() {
        var answer = stranger.account().register("A", "nowhere", "short");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(error(answer).keySet()).containsExactly("name", "email", "password");
        assertThat(answer.json().getArray("errors")).hasSize(3);
    }

    @Test
    @Tag("user_preferences")
    void preferencesComeBackAsTheSameText() {
        var ada = Visitor.user(site);
        var sent = "{\"z\":1,\"favorite_cast\":[\"Meg Ryan\",\"é\"],\"a\":{\"deep\":null,\"n\":-1.5},\"text\":\"42\"}";
        var answer = ada.account().preferences(sent);
        assertThat(answer.text()).contains("\"preferences\":" + sent);
        assertThat(token(answer)).isEqualTo(ada.token());
        assertThat(logIn(ada.email(), PASSWORD).text()).contains("\"preferences\":" + sent);
        ada.account().preferences(Json.of("only", true));
        assertThat(ada.account().me().text()).contains("\"preferences\":{\"only\":true}");
        assertThat(ada.account().preferences("null").text()).contains("\"preferences\":{}");
    }

    @Test
    @Tag("F-23")
    @Tag("user_preferences")
    void preferencesWithNamesOfTheDatabaseAreRefused() {
        var ada = Visitor.user(site);
        for (var name : List.of("$set", "a.b", "__proto__")) {
            var inside = ada.account().preferences(Json.of("a", Json.of(name, 1)));
            assertThat(inside.code()).as(inside.toString()).isEqualTo("VALIDATION_FAILED");
            var beside = ada.send("PUT", "/user/update-preferences", "{\"preferences\":{},\"" + name + "\":1}");
            assertThat(beside.code()).as(beside.toString()).isEqualTo("INVALID_BODY");
        }
        assertThat(ada.account().me().text()).contains("\"preferences\":{}");
    }

    @Test
    @Tag("F-38")
    void sessionsAreSeenAndEndedOneByOne() {
        var first = Visitor.user(site);
        var second = first.with(token(logIn(first.email(), PASSWORD)));
        var sessions = second.account().sessions().json().getArray("sessions");
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).asDocument().getBoolean("current").getValue())
                .isTrue();
        assertThat(sessions.toString()).doesNotContain("jti");
        var other = sessions.get(1).asDocument().getString("id").getValue();
        var stranger = Visitor.user(site);
        assertThat(stranger.account().endSession(other).status()).isEqualTo(404);
        assertThat(first.account().me().status()).isEqualTo(200);
        assertThat(second.account().endSession(other).text()).isEqualTo("{\"status\":\"ended\"}");
        assertThat(first.account().me().status()).isEqualTo(401);
        assertThat(second.account().me().status()).isEqualTo(200);
    }

    @Test
    @Tag("F-38")
    @Tag("user_management")
    void passwordChangeGivesANewTokenAndEndsTheOthers() {
        var first = Visitor.user(site);
        var second = first.with(token(logIn(first.email(), PASSWORD)));
        var renewed = second.with(token(second.account().changePassword(PASSWORD, "another one")));
        assertThat(renewed.account().me().status()).isEqualTo(200);
        assertThat(first.account().me().status()).isEqualTo(401);
        assertThat(second.account().me().status()).isEqualTo(401);
        var tooShort = renewed.account().changePassword("another one", "short");
        assertThat(error(tooShort).keySet()).containsExactly("password");
    }

    @Test
    @Tag("F-38")
    void rightIsGivenAndTakenWithTheNextRequest() {
        var admin = Visitor.admin(site);
        var ada = Visitor.user(site);
        assertThat(ada.account().adminCheck().status()).isEqualTo(403);
        var given = admin.users().setAdmin(ada.email(), true);
        assertThat(given.json().getDocument("user").keySet()).containsExactly("_id", "name", "email", "isAdmin");
        assertThat(ada.account().adminCheck().text()).isEqualTo("{\"status\":\"success\"}");
        admin.users().setAdmin(ada.email(), false);
        assertThat(ada.account().adminCheck().status()).isEqualTo(403);
        var own = admin.users().setAdmin(admin.email(), false);
        assertThat(own.code()).isEqualTo("CONFLICT");
        var page = admin.users().find(ada.email().toUpperCase(Locale.ROOT)).json();
        assertThat(page.getArray("users")).hasSize(1);
        assertThat(page.toString()).doesNotContain("password");
    }

    @Test
    @Tag("F-32")
    @Tag("user_management")
    void sixtyFourRegistrationsAtOnceMakeOneAccount() throws Exception {
        var local = UUID.randomUUID().toString();
        var spellings = List.of(
                "jos\u00e9-" + local + "@example.com",
                "jose\u0301-" + local + "@example.com",
                "JOS\u00c9-" + local.toUpperCase(Locale.ROOT) + "@Example.COM");
        var statuses = new ArrayList<Integer>();
        var executor = Executors.newFixedThreadPool(64);
        try {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 64; i++) {
                var spelling = spellings.get(i % spellings.size());
                tasks.add(() ->
                        stranger.account().register("Ada", spelling, PASSWORD).status());
            }
            for (var status : executor.invokeAll(tasks)) {
                statuses.add(status.get());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(statuses).hasSize(64).containsOnlyOnce(201).isSubsetOf(201, 409, 503); // too many hashes at once
        var found = Visitor.admin(site).users().find(local).json();
        assertThat(found.getNumber("total_results").longValue()).isOne();
    }

    @Test
    @Tag("F-33")
    void passwordsAreRefusedByTheirLengthBeforeTheyAreHashed() {
        for (var password : List.of("1234567", "x".repeat(73), "12345678\0")) {
            var answer = stranger.account().register("Ada", "pw@example.com", password);
            assertThat(answer.code()).as(answer.toString()).isEqualTo("VALIDATION_FAILED");
        }
        var email = "pw-" + UUID.randomUUID() + "@example.com";
        var longest = "x".repeat(72);
        assertThat(stranger.account().register("Ada", email, longest).status()).isEqualTo(201);
        assertThat(logIn(email, longest + "x").status()).isEqualTo(401);
        assertThat(logIn(email, longest).status()).isEqualTo(200);
    }

    @Test
    @Tag("F-40")
    void tenthWrongPasswordIsToldToWait() {
        var ada = Visitor.user(site);
        var ben = Visitor.user(site);
        for (int i = 0; i < 9; i++) {
            assertThat(logIn(ada.email(), "not this one").status()).isEqualTo(401);
        }
        for (var password : List.of("not this one", PASSWORD)) {
            var answer = logIn(ada.email(), password);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 30);
        }
        assertThat(logIn(ben.email(), PASSWORD).status()).isEqualTo(200);
        assertThat(ada.account().me().status()).isEqualTo(200);
    }

    @Test
    @Tag("F-34")
    void authorizationIsOneBearerTokenInAnyCase() {
        var ada = Visitor.user(site);
        assertThat(site.get("/user/me", "Authorization", "bEARER " + ada.token())
                        .status())
                .isEqualTo(200);
        for (var header : List.of("Bearer", "Bearer ", ada.token(), "Basic " + ada.token(), "Bearer garbage")) {
            assertThat(site.get("/user/me", "Authorization", header).status())
                    .as(header)
                    .isEqualTo(401);
        }
        var twice = site.get(
                "/user/me", "Authorization", "Bearer " + ada.token(), "Authorization", "Bearer " + ada.token());
        assertThat(twice.status()).as(twice.toString()).isEqualTo(401);
    }
}
