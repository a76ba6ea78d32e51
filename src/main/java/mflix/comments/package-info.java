/**
 * Comments on films: list them, newest first; write, change and remove one's own.
 * <p>Guarantees: every change filters on the comment's id, its film and its writer's e-mail together, so there is no race on
 * ownership.
 * <p>Out of scope: markup: text is stored as typed, and escaped where it is shown.
 */
package mflix.comments;
