/**
 * Comments on films: a film's comments, newest first; write, change and remove one's own.
 * <p>May call: problem (to refuse), mongo (the client and names), users (only {@code Caller}: who is writing).
 * <p>Called by: movies, which embeds a film's comments in its reply and removes them with the film.
 * <p>Holds: every change filters on the comment's id and its writer's e-mail together, so ownership cannot race; a comment's name
 * and e-mail stand on their own, no account is needed to show it.
 * <p>Out of scope: moderation; markup (text is stored as typed, whoever shows it escapes it).
 */
package mflix.comments;
