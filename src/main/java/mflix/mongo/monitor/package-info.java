/**
 * What the driver reports about its commands and its connection pool, counted and timed.
 * <p>Guarantees: a slow command is logged by its shape, never with a value; listening does not slow a command down.
 * <p>Out of scope: who shows the figures ({@code mflix.system}).
 */
package mflix.mongo.monitor;
