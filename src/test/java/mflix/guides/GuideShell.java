package mflix.guides;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mflix.testing.ChildServer;

/** A shell in a folder that looks to a guide's commands like the project: {@code ./mflix} is there, and the site's address is another. */
final class GuideShell {
    private static final String SITE = "localhost:8080";
    private static final String END = "\u001e";
    private static final int PATIENCE_MINUTES = 5;

    private final Path folder;
    private final String site;
    private final Map<String, String> environment;

    private GuideShell(Path folder, String site, Map<String, String> environment) {
        this.folder = folder;
        this.site = site;
        this.environment = environment;
    }

    /** In the project itself. {@code site}: host and port in the place of {@code localhost:8080}. */
    static GuideShell inProject(String site) {
        return new GuideShell(Path.of("").toAbsolutePath(), site, Map.of());
    }

    /** The same in another folder. {@code classes}: folders of classes that {@code ./mflix} takes before the packaged ones. */
    static GuideShell in(Path folder, String site, List<Path> classes, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(folder);
        var launcher = Files.writeString(folder.resolve("mflix"), "#!/bin/sh\nexec " + java(classes) + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        return new GuideShell(folder, site, environment);
    }

    private static String java(List<Path> classes) {
        var before = classes.stream().map(path -> path + File.pathSeparator).collect(Collectors.joining());
        return ChildServer.commandLine(List.of()).command().stream()
                .map(part -> part.startsWith("target/") ? before + absolute(part) : part)
                .map(part -> "'" + part + "'")
                .collect(Collectors.joining(" "));
    }

    private static String absolute(String classpath) {
        return List.of(classpath.split(File.pathSeparator)).stream()
                .map(path -> Path.of("").toAbsolutePath() + "/" + path)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What each command prints, as the guide would show it. All run in one shell, so that variables last. */
    List<String> run(List<String> commands) throws IOException, InterruptedException {
        var script = Files.createTempFile("guide", ".sh");
        Files.writeString(
                script,
                commands.stream()
                        .map(command -> command.replace(SITE, site) + "\nprintf '\\036'\n")
                        .collect(Collectors.joining()));
        var output = Files.createTempFile("guide", ".out");
        var shell = new ProcessBuilder("bash", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        shell.environment().keySet().removeIf(name -> name.startsWith("MFLIX_") && !name.equals("MFLIX_TEST_DB_URI"));
        shell.environment().put("LC_ALL", "C.UTF-8");
        shell.environment().putAll(environment);
        end(shell.start());
        var printed = Files.readString(output, UTF_8).replace(site, SITE);
        Files.delete(script);
        Files.delete(output);
        var each = new ArrayList<>(List.of(printed.split(END, -1)));
        each.remove(each.size() - 1);
        return each;
    }

    private static void end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("a command of a guide did not end in " + PATIENCE_MINUTES + " minutes");
        }
    }
}
