/**
 * Films like a film: those that have people or genres in common with it, or, with a vector search index, whose plots are near in meaning.
 * <p>Guarantees: one aggregation, which indexes serve; a vector search that is not possible or fails is answered by what films have in
 * common.
 * <p>Out of scope: making vectors of plots, which the sample data brings.
 */
package mflix.movies.similar;
