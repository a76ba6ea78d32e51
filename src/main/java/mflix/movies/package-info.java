/**
 * Films: find, search, facet, page and show them; administrators write them.
 * <p>Guarantees: a value of another type in one field never breaks a reply; every order ends with the id; a conditional write
 * filters on what was read.
 * <p>Out of scope: writing comments; how a document becomes JSON ({@code web.json}).
 */
package mflix.movies;
