/**
 * Where a page of films ended, so that the next one begins behind it however far that is.
 * <p>Guarantees: clients cannot read a place or make one up that the list never handed out in that form.
 * <p>Out of scope: which films lie behind a place ({@code MovieOrder}).
 */
package mflix.movies.keyset;
