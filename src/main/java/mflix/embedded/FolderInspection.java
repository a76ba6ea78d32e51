package mflix.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mflix.problem.Problem;

/** Looks at a data folder that no process has open, without opening its database for writing: no byte changes. */
public final class FolderInspection {
    private final DataFolder folder;

    public FolderInspection(DataFolder folder) {
        this.folder = folder;
    }

    /**
     * What a start would find, in one sentence.
     *
     * @throws Problem with the sentence with which a start would be refused
     */
    public String found() {
        var path = folder.path();
        if (!Files.exists(folder.file())) {
            requireWritable(existing(path));
            return "There is no embedded database in " + path + " yet; the first start makes it.";
        }
        requireWritable(path);
        DatabaseFile.requireUsable(folder);
        return "The embedded database in " + path + " can be opened.";
    }

    /** The folder, or the nearest one above it that exists: what is made later lies on its disk. */
    public Path onDisk() {
        return existing(folder.path());
    }

    /** Bytes of the database's file; 0 before it is made. */
    public long size() throws IOException {
        return Files.exists(folder.file()) ? Files.size(folder.file()) : 0;
    }

    private void requireWritable(Path place) {
        if (!Files.isDirectory(place) || !Files.isWritable(place)) {
            throw folder.refused("cannot be used. Expected a folder that this user may read and write.");
        }
    }

    private static Path existing(Path path) {
        var place = path;
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        return place;
    }
}
