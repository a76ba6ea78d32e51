package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mflix.testing.ChildServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The commands as they are packaged: without the classes that only a server or a test has. */
@Tag("F-203")
@Execution(CONCURRENT)
class PackagedCommandsIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void load() throws Exception {
        var users = Files.writeString(
                folder.resolve("users.ndjson"),
                "{\"_id\":1,\"name\":\"Ada\",\"email\":\"ada@example.com\",\"password\":\"forgotten\"}\n");
        assertThat(run("", "load", users.toString())).contains("1 read", "1 inserted");
    }

    /** What it prints; it must end with 0. */
    private String run(String input, String command, String... more) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        var output = Files.createTempFile(folder, "command", ".out");
        var process = ChildServer.commandLine(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        var printed = Files.readString(output);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    @Test
    void accountsAreAdministered() throws Exception {
        assertThat(run("", "make-admin", "ada@example.com")).contains("ada@example.com is an administrator.");
        assertThat(run("correct horse\n", "reset-password", "--password-stdin", "ada@example.com"))
                .contains("ada@example.com has the new password, and is logged out everywhere.");
    }

    @Test
    void databaseIsDumpedAndLoadedAgain() throws Exception {
        var dump = folder.resolve("dump").toString();
        assertThat(run("", "dump", "--gzip", dump)).contains("Dumped 1 documents into");
        assertThat(run("", "load", "--drop", dump)).contains("1 inserted");
    }

    @Test
    void migrationsAreListed() throws Exception {
        assertThat(run("", "migrate status")).isNotBlank();
    }
}
