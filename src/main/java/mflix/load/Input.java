package mflix.load;

import java.nio.file.Path;
import java.util.List;
import mflix.problem.Problem;

/**
 * What there is to load, found but not yet read.
 *
 * @param notes a sentence for everything that was passed over
 * @param leftOut a sentence for every file with documents that cannot be loaded
 */
record Input(List<Source> sources, List<Metadata> metadata, List<String> notes, List<String> leftOut) {

    /** Goes by the names of the files. */
    static Input of(List<Path> paths, String database) {
        return of(paths, database, "");
    }

    /**
     * Looks through files and folders in the order given, a folder's files by name.
     *
     * @param database the one to take from a dump of several; empty when there is only one
     * @param collection the one that all files fill, whatever their names; empty to go by the names
     * @throws Problem INVALID_DATA naming the path that is missing, unreadable, without data, or a dump of several databases
     */
    static Input of(List<Path> paths, String database, String collection) {
        var search = new Search(database, collection);
        paths.forEach(search::look);
        return search.found();
    }
}
