package mflix.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mflix.testing.ChildServer;

/** Payara Server or GlassFish: a domain of its own, which asadmin makes, starts and configures. */
final class AsadminServer extends StockServer {
    private static final String USER_PASSWORD = "AS_ADMIN_PASSWORD=\n";
    private static final int WEB = 80;
    private static final int ADMINISTRATION = 48;

    private final String title;
    private final int portBase;

    AsadminServer(String name, String title) {
        super(name);
        this.title = title;
        this.portBase = freeBase();
    }

    // A domain takes a dozen ports of a hundred. Below those that clients of this machine get.
    private static int freeBase() {
        return IntStream.iterate(12_000 + ChildServer.freePort() % 100 * 100, base -> base + 100)
                .filter(base -> IntStream.range(base, base + 100).noneMatch(StockServer::listens))
                .findFirst()
                .orElseThrow();
    }

    @Override
    String title() {
        return title;
    }

    // Settings are the domain's own, not those of the shell that starts it.
    @Override
    Map<String, String> environment() {
        var environment = new HashMap<>(super.environment());
        environment.remove("MFLIX_DATA_DIR");
        return environment;
    }

    @Override
    int port() {
        return portBase + WEB;
    }

    @Override
    void start() {
        write(work().resolve("passwords"), USER_PASSWORD);
        asadmin(
                "create-domain",
                "--nopassword",
                "--portbase",
                String.valueOf(portBase),
                "--domaindir",
                domains(),
                "mflix");
        listenHereOnly(Path.of(domains(), "mflix/config/domain.xml"));
        startDomain();
        config(name() + "/asadmin.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> remote(line.split(" ", -1)));
        if (name().equals("glassfish")) {
            remote("create-system-properties", "mflix.data.dir=" + data());
        } else {
            remote("set-config-property", "--propertyName=mflix.data.dir", "--propertyValue=" + data());
        }
        stop();
        forgetLogs(); // where its own services log the end of others, without any application
        startDomain();
    }

    // In the foreground, since in the background it is given up after a fixed time.
    private void startDomain() {
        var command = new ArrayList<>(asadmin());
        command.addAll(List.of("start-domain", "--verbose", "--domaindir", domains(), "mflix"));
        launch(command);
        await("the administration of " + title, () -> listens(portBase + ADMINISTRATION));
        remote("uptime");
    }

    // All addresses is the default of these servers, and no place for a test.
    private static void listenHereOnly(Path file) {
        try {
            var domain = Files.readString(file)
                    .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
                    .replaceAll("<network-listener (?![^>]*\\baddress=)", "<network-listener address=\"127.0.0.1\" ")
                    .replaceAll("(<network-listener [^>]*)\\baddress=\"[^\"]*\"", "$1address=\"127.0.0.1\"")
                    .replace(
                            "<hazelcast-config-specific-configuration",
                            "<hazelcast-config-specific-configuration enabled=\"false\"")
                    .replaceAll("<jms-host ([^>]*)host=\"localhost\"", "<jms-host $1host=\"127.0.0.1\"");
            Files.writeString(file, domain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void deploy(Path war, String root) {
        remote("deploy", "--name", "mflix", "--contextroot", root.isEmpty() ? "/" : root, war.toString());
    }

    @Override
    void undeploy() {
        remote("undeploy", "mflix");
    }

    @Override
    void stop() {
        asadmin("stop-domain", "--domaindir", domains(), "mflix");
        await("the end of " + title, () -> !listens(portBase + ADMINISTRATION));
    }

    private void remote(String... command) {
        var whole = new ArrayList<>(List.of("--port", String.valueOf(portBase + ADMINISTRATION)));
        whole.addAll(List.of(command));
        asadmin(whole.toArray(String[]::new));
    }

    private void asadmin(String... command) {
        var whole = new ArrayList<>(asadmin());
        whole.addAll(List.of(command));
        run(whole.toArray(String[]::new));
    }

    private List<String> asadmin() {
        var program = home().resolve("bin/asadmin").toString();
        var passwords = work().resolve("passwords").toString();
        return List.of("bash", program, "--interactive=false", "--passwordfile", passwords);
    }

    private String domains() {
        return work().resolve("domains").toString();
    }
}
