package mflix.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mflix.testing.Site.Answer;

/** Somebody who uses the site: without an account, or with one that was made for one test. */
public final class Visitor {
    public static final String PASSWORD = "open sesame";
    private static final String NAME = "Vera Visitor";

    private final Site site;
    private final String email;
    private final String token;
    private final List<String> headers;

    private Visitor(Site site, String email, String token, List<String> headers) {
        this.site = site;
        this.email = email;
        this.token = token;
        this.headers = headers;
    }

    public static Visitor stranger(Site site) {
        return new Visitor(site, "", "", List.of());
    }

    public static Visitor user(Site site) {
        var email = newEmail();
        return registered(site, email, stranger(site).account().register(NAME, email, PASSWORD));
    }

    /** As demo mode lets everybody become one. */
    public static Visitor admin(Site site) {
        var email = newEmail();
        return registered(site, email, stranger(site).account().makeAdmin(NAME, email, PASSWORD));
    }

    /** Somebody who has this token, from wherever it is. */
    static Visitor holding(Site site, String token) {
        return new Visitor(site, "", token, List.of());
    }

    private static String newEmail() {
        return "v-" + UUID.randomUUID() + "@example.com";
    }

    private static Visitor registered(Site site, String email, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return new Visitor(site, email, answer.json().getString("auth_token").getValue(), List.of());
    }

    public static String account(String name, String email, String password) {
        return "{\"name\":\"" + name + "\",\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    public static String login(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    /** The same account with another token. */
    public Visitor with(String otherToken) {
        return new Visitor(site, email, otherToken, headers);
    }

    /** The same visitor, who sends these headers too: names, each followed by its value. */
    public Visitor sending(String... more) {
        var all = Stream.concat(headers.stream(), Stream.of(more)).toList();
        return new Visitor(site, email, token, all);
    }

    public MoviesClient movies() {
        return new MoviesClient(this);
    }

    public CommentsClient comments() {
        return new CommentsClient(this);
    }

    public AccountClient account() {
        return new AccountClient(this);
    }

    public UsersClient users() {
        return new UsersClient(this);
    }

    public ReportsClient reports() {
        return new ReportsClient(this);
    }

    public DiscoveryClient discovery() {
        return new DiscoveryClient(this);
    }

    public ModerationClient moderation() {
        return new ModerationClient(this);
    }

    public MigrationsClient migrations() {
        return new MigrationsClient(this);
    }

    public StatusClient status() {
        return new StatusClient(this);
    }

    /** The system at a glance, for administrators. */
    public Answer system() {
        return get("/admin/system");
    }

    /** What the site said when this account was made: its token and its facts. */
    public String welcome() {
        return "{\"auth_token\":\"" + token + "\",\"info\":"
                + account().me().json().getDocument("info").toJson() + "}";
    }

    public String email() {
        return email;
    }

    public String token() {
        return token;
    }

    public Answer get(String path, String... more) {
        return site.get(path, allHeaders(more));
    }

    /** A body is sent as JSON; null sends none. */
    public Answer send(String method, String path, String json, String... more) {
        var all = new ArrayList<>(List.of(allHeaders(more)));
        if (json != null && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return site.send(method, path, json, all.toArray(String[]::new));
    }

    private String[] allHeaders(String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        if (!token.isEmpty()) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        return all.toArray(String[]::new);
    }
}
