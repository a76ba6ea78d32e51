package mflix.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import mflix.embedded.DataFolder;
import mflix.embedded.FolderInspection;
import mflix.problem.Problem;

/** The data folder: the embedded database, or, beside a real one, what the launcher keeps there. */
final class FolderChecks {
    private static final long MEGABYTE = 1L << 20;
    private static final long LEAST_FREE = 64 * MEGABYTE;

    private final DataFolder folder;
    private final boolean isEmbedded;

    FolderChecks(DataFolder folder, boolean isEmbedded) {
        this.folder = folder;
        this.isEmbedded = isEmbedded;
    }

    /** Of a server that has the folder open; a folder that cannot be used has none. */
    static Optional<String> addressOf(DataFolder folder) {
        try {
            return folder.address();
        } catch (Problem e) { // it is in the report already
            return Optional.empty();
        }
    }

    void writeTo(CheckReport report) {
        var inspection = new FolderInspection(folder);
        try {
            if (isEmbedded) {
                var isOpen = folder.address().isPresent();
                report.ok("folder", isOpen ? "A server has " + folder.path() + " open." : inspection.found());
            }
            writeDisk(report, inspection);
        } catch (Problem refusal) {
            report.error("folder", refusal.getMessage());
        }
    }

    // Compacting the file, or converting that of an earlier version, takes the space of two more.
    private void writeDisk(CheckReport report, FolderInspection inspection) {
        try {
            var free = Files.getFileStore(inspection.onDisk()).getUsableSpace();
            var needed = LEAST_FREE + (isEmbedded ? 2 * inspection.size() : 0);
            var sentence = String.format(Locale.ROOT, "%,d MB are free for %s", free / MEGABYTE, folder.path());
            if (free < needed) {
                report.error(
                        "disk",
                        sentence + "; at least " + String.format(Locale.ROOT, "%,d MB", needed / MEGABYTE)
                                + " are needed: make room, or name another folder in mflix.data.dir.");
            } else {
                report.ok("disk", sentence + ".");
            }
        } catch (IOException e) {
            report.warning("disk", "The free space for " + folder.path() + " cannot be read.");
        }
    }
}
