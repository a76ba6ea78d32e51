package mflix.guides;

import java.io.IOException;
import java.util.List;

/** What some commands of the guides need beside the site itself, and whether it is here. */
final class Surroundings {
    private Surroundings() {}

    static boolean have(String need) throws InterruptedException {
        return switch (need) {
            case "mongodb" -> System.getenv("MFLIX_TEST_DB_URI") != null;
            case "docker" -> succeeds("docker", "info");
            case "cluster" -> succeeds("kubectl", "cluster-info");
            case "source-tree" -> false; // a build of its own in the midst of this one
            default -> throw new IllegalArgumentException("unknown need: " + need);
        };
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) { // there is no such program
            return false;
        }
    }
}
