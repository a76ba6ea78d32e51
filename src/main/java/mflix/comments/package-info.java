/**
 * Comments on films: a film's comments, newest first.
 * <p>May call: problem (to refuse), mongo (the client and names).
 * <p>Called by: movies, which embeds a film's comments in its reply.
 * <p>Holds: a comment's name and e-mail stand on their own; no account is needed to show it.
 * <p>Out of scope: moderation; markup (text is stored as typed, whoever shows it escapes it).
 */
package mflix.comments;
