package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mflix.servers.SmokeChecks.SmokeCheck;
import mflix.testing.Leaks;
import mflix.testing.Routes;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.junit.jupiter.api.DynamicTest;

/** One server from its start to its end, with everything that is checked on it meanwhile. */
final class ServerRun {
    private static final String FILM = "573a1390f29313caabcd42e8";
    private static final String ROOT = "/mflix";
    private static final int REDEPLOYMENTS = 3;
    /** What a server says when a bean cannot be ended in order. */
    private static final String BROKEN_END = "WELD-000019";
    /** Threads of the application, the driver and the embedded database; asadmin names its own ones after the domain. */
    private static final Pattern OURS = Pattern.compile(
            "^\"(mflix-(?!Std)|mongo-server|MVStore|cluster-|MaintenanceTimer|AsyncGetter|stop-migr|index-progress)");
    /** A static pool of the driver. */
    private static final String STAYS = "BufferPoolPruner";

    /** Our words where a server goes on without a part of Jakarta REST and does not report it: each method is refused. */
    private static final String UNDECIDED = "access_undecided";

    private static final Pattern PORT = Pattern.compile(":([0-9]+)/");

    private final StockServer server;
    private final List<String> written = new ArrayList<>();
    private Visitor writer;
    private final List<String> failed = new ArrayList<>();
    private String said = "";
    private boolean isUp = true;
    private int passed;
    private int made;

    ServerRun(StockServer server) {
        this.server = server;
    }

    /** In the order in which they must run. */
    Stream<DynamicTest> tests() {
        var tests = new ArrayList<DynamicTest>();
        tests.add(step("start", () -> {
            server.clean();
            server.start();
        }));
        tests.add(step("deployment to /", () -> deploy("")));
        SmokeChecks.all(server.site("")).forEach(check -> tests.add(test(check)));
        tests.add(test(new SmokeCheck("writes before redeployments", this::write)));
        for (var number = 1; number <= REDEPLOYMENTS; number++) {
            tests.add(step("redeployment " + number, this::redeploy));
            tests.add(test(new SmokeCheck("no write lost by redeployment " + number, this::find)));
        }
        tests.add(step("undeployment", () -> undeploy("")));
        if (server.outlivesApplication()) {
            tests.add(test(new SmokeCheck("no thread is left by undeployments", this::leavesNoThread)));
        }
        tests.add(step("deployment to " + ROOT, () -> deploy(ROOT)));
        SmokeChecks.ofContextRoot(server.site(ROOT), ROOT).forEach(check -> tests.add(test(check)));
        tests.add(step("undeployment from " + ROOT, () -> {
            undeploy(ROOT);
            said = server.log();
            assertThat(said).doesNotContain(BROKEN_END);
        }));
        FaultyWar.ALL.forEach(
                faulty -> tests.add(test(new SmokeCheck("not served: " + faulty.fault(), () -> refuse(faulty)))));
        tests.add(step("end", server::stop));
        return tests.stream();
    }

    /** One line: who, how much of it held, and what did not. */
    String line() {
        var line = String.format("%-14s %-32s %3d of %3d", server.name(), server.title(), passed, made);
        return failed.isEmpty() ? line : line + "; not: " + String.join("; ", failed);
    }

    void close() {
        server.close();
        Leaks.keepOfStockServer(said.isEmpty() ? server.log() : said);
    }

    // What everything after it needs.
    private DynamicTest step(String name, SmokeChecks.Body body) {
        return DynamicTest.dynamicTest(name, () -> {
            assumeTrue(isUp, "an earlier step failed");
            isUp = false;
            count(new SmokeCheck(name, body));
            isUp = true;
        });
    }

    private DynamicTest test(SmokeCheck check) {
        return DynamicTest.dynamicTest(check.name(), () -> {
            assumeTrue(isUp, "an earlier step failed");
            count(check);
        });
    }

    private void count(SmokeCheck check) throws Exception {
        made++;
        failed.add(check.name());
        check.body().run();
        failed.remove(check.name());
        passed++;
    }

    private void deploy(String root) {
        server.deploy(StockServer.WAR, root);
        server.await("readiness", () -> isReady(server.site(root)));
    }

    private static boolean isReady(Site site) {
        try {
            return site.page("openapi.yaml").statusCode() == 200 // ours, where probes of the server's own are up before
                    && site.page("health/started").statusCode() == 200
                    && site.page("health/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false; // it does not listen yet
        }
    }

    private void redeploy() throws IOException {
        var busy = BusyWriter.start(writer(), FILM);
        undeploy("");
        written.addAll(busy.acknowledged());
        deploy("");
        write();
    }

    private void leavesNoThread() {
        try {
            server.await("the end of its threads", () -> threadsOfOurs().isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError("still there: " + threadsOfOurs(), e);
        }
    }

    private List<String> threadsOfOurs() {
        return server.threads().stream()
                .filter(thread -> OURS.matcher(thread).find())
                .filter(thread -> !thread.contains(STAYS))
                .toList();
    }

    // A server that has it deployed may report the failure at the first request only.
    private void refuse(FaultyWar faulty) {
        var before = failures();
        var site = server.site("");
        attempt(() -> server.deploy(faulty.in(server.work()), ""));
        server.awaitDecided();
        server.await("the failure", () -> {
            isServed(site, "api/v1/movies/genres");
            return failures() > before;
        });
        if (faulty.isWholeSite()) {
            assertThat(List.of("", "js/app/main.js", "openapi.yaml", "health/live", "api/v1/metrics"))
                    .noneMatch(page -> isServed(site, page));
        }
        assertThat(Routes.PROMISED.keySet())
                .map(route -> route.replaceAll("\\{[a-z]+}", "000000000000000000000000"))
                .noneMatch(route -> isServed(site, route));
        attempt(server::undeploy);
    }

    private long failures() {
        return server.log()
                .lines()
                .filter(line -> line.contains(FaultyWar.SAID) || line.contains(UNDECIDED))
                .count();
    }

    // The command of a server fails where it refuses a deployment, and then there is nothing to undeploy.
    private static void attempt(Runnable command) {
        try {
            command.run();
        } catch (AssertionError e) {
            System.out.println("refused: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static boolean isServed(Site site, String request) {
        var method = request.contains(" ") ? request.replaceFirst(" .*", "") : "GET";
        var path = request.contains(" ") ? "api/v1" + request.replaceFirst(".* ", "") : request;
        try {
            var answer = site.pageBy(method, path);
            return answer.statusCode() / 100 == 2 && !isOfTheServer(path, PageSmoke.text(answer));
        } catch (UncheckedIOException e) {
            return false; // no server listens there
        }
    }

    // Its welcome page and its own probes.
    private static boolean isOfTheServer(String path, String text) {
        return (path.isEmpty() || path.startsWith("health"))
                && !text.toLowerCase(Locale.ROOT).contains("mflix");
    }

    private List<String> comments() {
        var found = new ArrayList<String>();
        var comments = server.site("").anyone().comments();
        var page = comments.of(FILM, "entries_per_page", 50).json();
        while (true) {
            page.getArray("comments")
                    .forEach(comment ->
                            found.add(comment.asDocument().getString("_id").getValue()));
            if (!page.isString("next")) {
                return found;
            }
            page = comments.of(
                            FILM,
                            "entries_per_page",
                            50,
                            "after",
                            page.getString("next").getValue())
                    .json();
        }
    }

    // Gone from the web, and its database closed.
    private void undeploy(String root) throws IOException {
        var port = databasePort();
        server.undeploy();
        server.await("the end of the application", () -> !isReady(server.site(root)) && !StockServer.listens(port));
    }

    private int databasePort() throws IOException {
        var address = PORT.matcher(Files.readString(server.data().resolve("embedded.uri")));
        assertThat(address.find()).isTrue();
        return Integer.parseInt(address.group(1));
    }

    private void write() {
        written.add(CommentSmoke.id(writer().comments().write(FILM, "written " + written.size())));
    }

    private Visitor writer() {
        if (writer == null) {
            writer = Visitor.user(server.site(""));
        }
        return writer;
    }

    // Found by the account that wrote them, with the token that it had.
    private void find() {
        assertThat(comments()).containsAll(written);
        assertThat(writer.account().me().text()).contains(writer.email());
    }
}
