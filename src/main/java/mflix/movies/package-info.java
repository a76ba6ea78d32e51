/**
 * Films: find, search, facet, page and show them; administrators write them.
 * <p>May call: problem (to refuse), mongo (the client, names, what the server can do), comments (a film's comments in its reply;
 * they are removed with their film).
 * <p>Called by: nobody; the web finds the resource by its annotations.
 * <p>Holds: documents stay documents: nothing is cast, so a dirty value in one field never breaks a reply; every order ends with the id;
 * a write on a condition is filtered on what was read.
 * <p>Out of scope: writing comments; how a document becomes JSON (web).
 */
package mflix.movies;
