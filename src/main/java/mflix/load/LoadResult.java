package mflix.load;

/**
 * The result for one collection's documents.
 *
 * @param read good ones in the files
 * @param alreadyThere those whose {@code _id} was in the database before; they stay as they were
 * @param refused those that the database did not take; each was reported
 */
public record LoadResult(String collection, long read, long inserted, long alreadyThere, long refused) {

    LoadResult plus(LoadResult more) {
        return new LoadResult(
                collection,
                read + more.read,
                inserted + more.inserted,
                alreadyThere + more.alreadyThere,
                refused + more.refused);
    }
}
