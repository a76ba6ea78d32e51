package mflix.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is measured runs on the first core, load and database on the second, where the system has {@code taskset} and two of them. */
final class Cores {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private Cores() {}

    static boolean canBePinned() {
        return Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() > 1;
    }

    static List<String> onTheFirst(List<String> command) {
        var pinned = new ArrayList<String>();
        if (Files.isExecutable(TASKSET)) {
            pinned.addAll(List.of(TASKSET.toString(), "-c", "0"));
        }
        pinned.addAll(command);
        return pinned;
    }

    /** All threads of this process, and so those that they start. */
    static void moveToTheSecond() throws IOException, InterruptedException {
        var self = String.valueOf(ProcessHandle.current().pid());
        var moved = new ProcessBuilder(TASKSET.toString(), "-a", "-c", "-p", "1", self)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (moved != 0) {
            throw new IOException("taskset ended with " + moved);
        }
    }
}
