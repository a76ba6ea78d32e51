package mflix.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mflix.testing.ChildServer;

/** Open Liberty: a server of its own with our server.xml, the application as a file beside it. */
final class LibertyServer extends StockServer {
    private static final Pattern DECIDED = Pattern.compile("CWWKZ00(01|02|03|12|20)[A-Z]: ");

    private final int port = ChildServer.freePort();
    private long decided;

    LibertyServer() {
        super("liberty");
    }

    @Override
    String title() {
        try (var properties = Files.newInputStream(home().resolve("lib/versions/openliberty.properties"))) {
            var version = new java.util.Properties();
            version.load(properties);
            return "Open Liberty " + version.getProperty("com.ibm.websphere.productVersion");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    int port() {
        return port;
    }

    @Override
    Map<String, String> environment() {
        var environment = new HashMap<>(super.environment());
        environment.put("WLP_USER_DIR", work().resolve("usr").toString());
        return environment;
    }

    @Override
    void start() {
        run("bash", bin(), "create", "mflix");
        write(server().resolve("server.xml"), config("liberty/server.xml"));
        write(server().resolve("bootstrap.properties"), "http.port=" + port + "\n");
        launch(List.of("bash", bin(), "run", "mflix"));
        awaitLogged("CWWKF0011I");
    }

    @Override
    void deploy(Path war, String root) {
        decided = decisions();
        write(
                server().resolve("configDropins/overrides/mflix.xml"),
                config("liberty/mflix.xml")
                        .replace("location=\"mflix.war\"", "location=\"" + war + "\"")
                        .replace("contextRoot=\"/\"", "contextRoot=\"" + root + "/\""));
    }

    @Override
    void awaitDecided() {
        await("the decision of Open Liberty", () -> decisions() > decided);
    }

    private long decisions() {
        return DECIDED.matcher(log()).results().count();
    }

    @Override
    void undeploy() {
        try {
            Files.delete(server().resolve("configDropins/overrides/mflix.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void stop() {
        run("bash", bin(), "stop", "mflix");
    }

    private Path server() {
        return work().resolve("usr/servers/mflix");
    }

    private String bin() {
        return home().resolve("bin/server").toString();
    }
}
