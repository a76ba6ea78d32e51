/**
 * Films: find, search, facet, page and show them.
 * <p>May call: problem (to refuse), mongo (the client, names, what the server can do), comments (a film's comments in its reply).
 * <p>Called by: nobody; the web finds the resource by its annotations.
 * <p>Holds: documents stay documents: nothing is cast, so a dirty value in one field never breaks a reply; every order ends with the id.
 * <p>Out of scope: writing comments; how a document becomes JSON (web).
 */
package mflix.movies;
