/**
 * Text search in English as MongoDB's text index answers it: terms, stop words, phrases, negation, score.
 * <p>Guarantees: the same films and totals as an index on the same fields, in the same order as far as its scores decide it.
 * <p>Out of scope: reading films; other languages than English.
 */
package mflix.movies.text;
