/**
 * Stored documents to today's shape, while the application is in use: plan, run, watch, verify, undo.
 * <p>May call: problem (to refuse), mongo (the client, collection names). Never a feature room: stored documents may not yet have
 * the shape that features expect.
 * <p>Called by: cli, for people; status, which reads {@code Progress} only. The timer and the resource are found by the server.
 * <p>Holds: every update is filtered on the very value it replaces, so a late, lost or repeated lease, range or counter does no
 * harm; what cannot be converted stays as it is and is listed; "succeeded" is said after a second parser agreed with every value.
 * <p>Out of scope: schema validators, changing what the application writes.
 */
package mflix.migration;
