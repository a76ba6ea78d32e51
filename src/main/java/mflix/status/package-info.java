/**
 * What this running system is, and what it proves of itself: sixteen tickets as live checks, health, metrics and the options in
 * force.
 * <p>May call: problem, mongo (the client, the pool, what was sent, the watch). No feature: films, comments and accounts are asked
 * over HTTP, as a stranger would, and compared with counts of its own.
 * <p>Called by: cli, for the verdict on a database user. The server finds health checks and resources by their annotations.
 * <p>Holds: every value is read from the live client or the live server, never from the settings; a ticket's code leaves this room
 * only beside a check that passed; a health check never waits; a check changes nothing that was there.
 * <p>Out of scope: repairing anything.
 */
package mflix.status;
