package mflix.migration;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;
import mflix.cli.Mflix;

/** {@code ./mflix migrate run} with further options in this process; its last line is the most heap that was in use. */
final class SmallCommandLine {
    private static final long MEBIBYTE = 1 << 20;

    private SmallCommandLine() {}

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        Runtime.getRuntime().addShutdownHook(new Thread(SmallCommandLine::tell));
        var command = new ArrayList<>(List.of("migrate", "run", "--db-uri", System.getenv(ChildProcess.URI)));
        command.addAll(List.of(arguments));
        Mflix.main(command.toArray(String[]::new));
    }

    private static void tell() {
        var peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.println("peak " + peak / MEBIBYTE + " MB");
    }
}
