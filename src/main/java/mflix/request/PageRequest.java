package mflix.request;

/**
 * Which part of a list is asked for.
 *
 * @param page from 0
 * @param entriesPerPage 1 to 100
 */
public record PageRequest(int page, int entriesPerPage) {

    /** Reads {@code page} and {@code entries_per_page}; bad values are collected in the parameters. */
    public static PageRequest of(QueryParameters parameters) {
        return new PageRequest(
                parameters.wholeNumber("page", 0, 10_000, 0), parameters.wholeNumber("entries_per_page", 1, 100, 20));
    }

    /** Entries before this page; never negative, at most a million. */
    public int skip() {
        return Math.multiplyExact(page, entriesPerPage);
    }
}
