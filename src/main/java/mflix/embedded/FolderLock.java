package mflix.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** A data folder held by this process, against other processes and against the rest of this one. */
record FolderLock(FileChannel channel, OpenFolders.FolderClaim claim) {

    /** The only channel on the lock file that this process has is closed before other code in it may open one. */
    void giveBack() throws IOException {
        try {
            channel.close();
        } finally {
            claim.giveBack();
        }
    }
}
