/**
 * Reports over all data: most active commenters, most commented films, ratings by year, decade, director, genre and country.
 * <p>Guarantees: the report on commenters reads with read concern majority, so it never counts a document that could be rolled
 * back; a value that is not a number is not counted as one; at most four reports run at a time.
 */
package mflix.report;
