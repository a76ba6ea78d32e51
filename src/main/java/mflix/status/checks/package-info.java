/**
 * One live check for each ticket: asks the running site over HTTP and the live client, and compares with counts of its own.
 * <p>Guarantees: every value is read from the live client or the live server, never from settings; a check changes no
 * existing data.
 * <p>Out of scope: repairing anything.
 */
package mflix.status.checks;
