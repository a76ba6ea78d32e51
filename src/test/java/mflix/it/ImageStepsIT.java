package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mflix.mongo.MongoConnection;
import mflix.testing.ChildServer;
import mflix.testing.Image;
import mflix.testing.Leaks;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** What the Dockerfile says, done in a plain folder: the layers made, the server started as its entry point says, and ended. */
@Execution(CONCURRENT)
class ImageStepsIT {
    private static final long GRACE_OF_A_POD_SECONDS = 30;

    @TempDir
    private Path temp;

    private Image image;
    private Process server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        image = new Image(temp, ChildServer.freePort());
        image.build();
        image.secret("mflix.demo-mode", "false");
        assertThat(image.isHealthy()).as("before it was started").isFalse();
        server = image.start();
        var site = new Site(image.port());
        ChildServer.await("the start", () -> hasFailed() || isStarted(site));
        assertThat(hasFailed()).as(image.output()).isFalse();
    }

    private boolean hasFailed() {
        return !server.isAlive() || ChildServer.FAILED.matcher(image.output()).find();
    }

    private boolean isStarted(Site site) {
        return image.output().contains("database_prepared")
                && image.output().contains("listener_opened")
                && site.page("/health/started").statusCode() == 200;
    }

    @AfterEach
    void end() throws IOException {
        server.destroyForcibly();
        Leaks.keep(image.output());
    }

    @Test
    @Tag("F-59")
    @Tag("F-140")
    @Tag("least_privilege")
    void imageServesFromItsLayersWritesOnlyWhereItMayAndEndsWhenAsked() throws IOException, InterruptedException {
        assertThat(image.isHealthy()).isTrue();
        assertThat(image.output()).contains("listener_opened address=/127.0.0.1:" + image.port());
        var site = new Site(image.port());
        assertThat(site.anyone().movies().list().status()).isEqualTo(200);
        assertThat(site.page("/").statusCode()).isEqualTo(200);
        checksAreForAdministratorsOutsideDemoMode(site);
        everyCommandIsInTheImage();
        assertThat(image.filesOutsideItsVolumes()).isEqualTo(image.filesAsBuilt());
        server.destroy();
        assertThat(server.waitFor(GRACE_OF_A_POD_SECONDS, TimeUnit.SECONDS))
                .as(image.output())
                .isTrue();
        assertThat(server.exitValue()).isEqualTo(143);
        assertThat(image.output()).doesNotContain("\u001b[");
    }

    // beside the server, in the same data; a setting that is a file counts for them too
    private void everyCommandIsInTheImage() throws IOException, InterruptedException {
        var help = image.run("--help");
        assertThat(help.said()).contains("serve", "load", "migrate", "provision", "make-admin");
        assertThat(help.code()).isZero();
        assertThat(image.run("migrate", "plan").said()).contains("Nothing has been written.");
        assertThat(image.run("make-admin", "nobody@example.com").code()).isEqualTo(1);
        assertThat(image.run("serve", "--no-such-option").code()).isEqualTo(2);
        assertThat(image.run("no-such-command").code()).isEqualTo(2);
        Files.writeString(image.in("/run/secrets/mflix.db.uri"), "no address");
        var refused = image.run("migrate", "plan");
        assertThat(refused.said())
                .contains("mflix.db.uri is not a MongoDB address")
                .hasLineCount(1);
        assertThat(refused.code()).isEqualTo(1);
        Files.delete(image.in("/run/secrets/mflix.db.uri"));
    }

    // which the secret switched off, given as a file
    private void checksAreForAdministratorsOutsideDemoMode(Site site) throws IOException {
        assertThat(site.anyone()
                        .account()
                        .makeAdmin("Vera", "vera@example.com", "not in demo mode")
                        .status())
                .isEqualTo(404);
        assertThat(site.anyone().status().run("timeouts").status()).isEqualTo(401);
        var vera = Visitor.user(site);
        var refused = vera.status().run("timeouts");
        assertThat(refused.code()).as(refused.toString()).isEqualTo("FORBIDDEN");
        try (var database = MongoConnection.at(
                Files.readString(image.in("/data").resolve("embedded.uri")).strip())) {
            database.documents()
                    .getCollection("users")
                    .updateOne(Filters.eq("email", vera.email()), Updates.set("isAdmin", true));
        }
        var run = vera.status().run("timeouts");
        assertThat(run.status()).as(run.toString()).isEqualTo(200);
        assertThat(run.json().getString("code").getValue()).isEqualTo("5addf035498efdeb55e90b01");
    }
}
