/**
 * Films that have people or genres in common with a film.
 * <p>Guarantees: one aggregation, which indexes serve.
 * <p>Out of scope: similarity of what the films tell.
 */
package mflix.movies.similar;
