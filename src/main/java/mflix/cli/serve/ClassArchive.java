package mflix.cli.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file with the server's classes as the JVM keeps them in memory, so that a start need not read, parse and verify them again. It is of
 * use only to the Java that made it, and as long as the libraries are the same and in their place: the JVM compares both, and starts
 * without it where something differs. Where it is comes from the launcher script, in the system property {@code mflix.class-archive}.
 */
record ClassArchive(Path file) {
    private static final String FILE = "mflix.class-archive";
    private static final int AHEAD_OF_TIME_CACHE = 25;

    /** Empty where the launcher named none. */
    static Optional<ClassArchive> ofProcess() {
        return Optional.ofNullable(System.getProperty(FILE)).map(Path::of).map(ClassArchive::new);
    }

    /** The JVM's options for a start that uses it; none when it is not there, or is the empty file of an attempt that failed. */
    List<String> using() {
        return file.toFile().length() > 0 ? using(Runtime.version().feature(), file) : List.of();
    }

    /** The JVM's options for a run that makes it when it ends; until it is whole, it has another name. */
    List<String> making() {
        return making(Runtime.version().feature(), unfinished());
    }

    Path unfinished() {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    static List<String> using(int version, Path file) {
        return version < AHEAD_OF_TIME_CACHE
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    static List<String> making(int version, Path file) {
        return List.of((version < AHEAD_OF_TIME_CACHE ? "-XX:ArchiveClassesAtExit=" : "-XX:AOTCacheOutput=") + file);
    }
}
