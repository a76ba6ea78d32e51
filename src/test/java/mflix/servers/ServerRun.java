package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mflix.servers.SmokeChecks.SmokeCheck;
import mflix.testing.Leaks;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.junit.jupiter.api.DynamicTest;

/** One server from its start to its end, with everything that is checked on it meanwhile. */
final class ServerRun {
    private static final String FILM = "573a1390f29313caabcd42e8";
    private static final String ROOT = "/mflix";
    private static final int REDEPLOYMENTS = 3;
    private static final Pattern PORT = Pattern.compile(":([0-9]+)/");

    private final StockServer server;
    private final List<String> written = new ArrayList<>();
    private Visitor writer;
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
        tests.add(step("deployment to " + ROOT, () -> deploy(ROOT)));
        SmokeChecks.ofContextRoot(server.site(ROOT), ROOT).forEach(check -> tests.add(test(check)));
        tests.add(step("end", () -> {
            undeploy(ROOT);
            server.stop();
        }));
        return tests.stream();
    }

    /** One line: who, and how much of it held. */
    String line() {
        return String.format("%-14s %-32s %3d of %3d", server.name(), server.title(), passed, made);
    }

    void close() {
        server.close();
        Leaks.keep(server.log());
    }

    // What everything after it needs.
    private DynamicTest step(String name, SmokeChecks.Body body) {
        return DynamicTest.dynamicTest(name, () -> {
            assumeTrue(isUp, "an earlier step failed");
            isUp = false;
            made++;
            body.run();
            passed++;
            isUp = true;
        });
    }

    private DynamicTest test(SmokeCheck check) {
        return DynamicTest.dynamicTest(check.name(), () -> {
            made++;
            assumeTrue(isUp, "an earlier step failed");
            var reason = server.impossible().get(check.name());
            if (reason == null) {
                check.body().run();
                passed++;
            } else {
                assertThat(fails(check))
                        .as("impossible here, it was said: " + reason)
                        .isTrue();
            }
        });
    }

    private static boolean fails(SmokeCheck check) {
        try {
            check.body().run();
            return false;
        } catch (Exception | AssertionError e) {
            return true;
        }
    }

    private void deploy(String root) {
        server.deploy(root);
        server.await("readiness", () -> isReady(server.site(root)));
    }

    private static boolean isReady(Site site) {
        try {
            return site.page("openapi.yaml").statusCode() == 200 // ours, where probes of the server's own are up before
                    && site.page("health/started").statusCode() == 200
                    && site.page("health/ready").statusCode() == 200;
        } catch (java.io.UncheckedIOException e) {
            return false; // it does not listen yet
        }
    }

    private void redeploy() throws IOException {
        undeploy("");
        deploy("");
        write();
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
        if (writer == null) {
            writer = Visitor.user(server.site(""));
        }
        written.add(CommentSmoke.id(writer.comments().write(FILM, "written " + written.size())));
    }

    // Found by the account that wrote them, with the token that it had.
    private void find() {
        var comments = server.site("")
                .anyone()
                .comments()
                .of(FILM, "entries_per_page", 20)
                .text();
        assertThat(written).allSatisfy(comment -> assertThat(comments).contains(comment));
        assertThat(writer.account().me().text()).contains(writer.email());
    }
}
