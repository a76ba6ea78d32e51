package mflix.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mflix.testing.Site.Answer;

/** Somebody who uses the site: a stranger, or the owner of an account made for one test. */
public final class Visitor {
    public static final String PASSWORD = "open sesame";

    private final Site site;
    private final String email;
    private final String token;

    private Visitor(Site site, String email, String token) {
        this.site = site;
        this.email = email;
        this.token = token;
    }

    public static Visitor stranger(Site site) {
        return new Visitor(site, "", "");
    }

    public static Visitor user(Site site) {
        return registered(site, "/user/register");
    }

    /** As demo mode lets everybody become one. */
    public static Visitor admin(Site site) {
        return registered(site, "/user/make-admin");
    }

    private static Visitor registered(Site site, String path) {
        var email = "v-" + UUID.randomUUID() + "@example.com";
        var answer = stranger(site).send("POST", path, account("Vera Visitor", email, PASSWORD));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return new Visitor(site, email, answer.json().getString("auth_token").getValue());
    }

    public static String account(String name, String email, String password) {
        return "{\"name\":\"" + name + "\",\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    public static String login(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    /** The same account with another token. */
    public Visitor with(String otherToken) {
        return new Visitor(site, email, otherToken);
    }

    /** What the site said when this account was made: its token and its facts. */
    public String welcome() {
        return "{\"auth_token\":\"" + token + "\",\"info\":"
                + get("/user/me").json().getDocument("info").toJson() + "}";
    }

    public String email() {
        return email;
    }

    public String token() {
        return token;
    }

    public Answer get(String path, String... headers) {
        return site.get(path, withToken(headers));
    }

    /** A body is sent as JSON; null sends none. */
    public Answer send(String method, String path, String json, String... headers) {
        var all = new ArrayList<>(List.of(withToken(headers)));
        if (json != null && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return site.send(method, path, json, all.toArray(String[]::new));
    }

    private String[] withToken(String... headers) {
        var all = new ArrayList<>(List.of(headers));
        if (!token.isEmpty()) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        return all.toArray(String[]::new);
    }
}
