package mflix.load;

import java.nio.file.Path;
import java.util.List;
import mflix.problem.Problem;

/**
 * What there is to load, found but not yet read.
 *
 * @param notes a sentence for everything that was passed over
 */
record Input(List<Source> sources, List<Metadata> metadata, List<String> notes) {

    /**
     * Looks through files and folders in the order given, a folder's files by name.
     *
     * @param database the one to take from a dump of several; empty when there is only one
     * @throws Problem INVALID_DATA naming the path that is missing, unreadable, without data, or a dump of several databases
     */
    static Input of(List<Path> paths, String database) {
        var search = new Search(database);
        paths.forEach(search::look);
        return search.found();
    }
}
