/**
 * Read-only answers over the whole data: the most active commenters, films by year and by director, the most commented films.
 * <p>May call: problem (to refuse), mongo (the client and names).
 * <p>Called by: nobody; its resources are found by the server.
 * <p>Holds: what is no number is not counted as one; averages are computed here, half up to two decimals, because databases round
 * differently; the report on commenters reads with read concern majority, so it never shows what could be rolled back; at most
 * four reports run at a time.
 * <p>Out of scope: reports that are kept; each is computed when it is asked for.
 */
package mflix.report;
