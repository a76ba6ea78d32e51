/**
 * Starts, schedules and controls migrations of stored documents: the timer, the actions on a run, what is allowed when.
 * <p>Guarantees: every update filters on the value that it replaces, so a late or repeated lease, range or counter does no
 * harm; a value that cannot be converted stays and is listed; a run is successful only after a second parser has agreed with
 * every value.
 * <p>Out of scope: schema validators; what the application itself writes.
 */
package mflix.migration;
