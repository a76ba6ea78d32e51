/**
 * Reports over all data: most active commenters, ratings by year and by director, most commented films.
 * <p>Guarantees: the report on commenters reads with read concern majority, so it never counts a document that could be rolled
 * back; a value that is not a number is not counted as one; at most four reports run at a time.
 */
package mflix.report;
