package mflix.servers;

import java.nio.file.Path;
import java.util.List;
import mflix.testing.ChildServer;

/** WildFly, by its command line. */
final class WildFlyServer extends StockServer {
    private final int port = ChildServer.freePort();
    private final int management = ChildServer.freePort();

    WildFlyServer() {
        super("wildfly");
    }

    @Override
    String title() {
        return home().getFileName().toString();
    }

    @Override
    int port() {
        return port;
    }

    @Override
    void start() {
        run("bash", bin("jboss-cli.sh"), "--file=" + CONFIG.resolve("wildfly/mflix.cli"));
        launch(List.of(
                "bash",
                bin("standalone.sh"),
                "-b",
                "127.0.0.1",
                "-Djboss.server.log.dir=" + work().resolve("logs"),
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + ChildServer.freePort(),
                "-Djboss.management.http.port=" + management));
        awaitLogged("WFLYSRV0025");
    }

    @Override
    void deploy(Path war, String root) {
        cli("deploy " + war + " --name=mflix.war --runtime-name=" + (root.isEmpty() ? "ROOT" : root.substring(1))
                + ".war");
    }

    @Override
    void undeploy() {
        cli("undeploy mflix.war");
    }

    @Override
    void stop() {
        cli("shutdown");
        awaitLogged("WFLYSRV0050");
    }

    private void cli(String command) {
        run(
                "bash",
                bin("jboss-cli.sh"),
                "--connect",
                "--controller=127.0.0.1:" + management,
                "--timeout=600000",
                "--command-timeout=600",
                "--command=" + command);
    }

    private String bin(String program) {
        return home().resolve("bin").resolve(program).toString();
    }
}
