/**
 * What this running system is: its health and the options in force.
 * <p>May call: problem, mongo (the watch, the pool, what the server can do).
 * <p>Called by: nobody; the server finds health checks and resources by their annotations.
 * <p>Holds: every value is read from the live client or the live server, never from the settings; a health check never waits.
 * <p>Out of scope: repairing anything.
 */
package mflix.status;
