/**
 * What an operator sees of a running server: health, metrics, the options in force, a summary.
 * <p>Guarantees: a health check never waits for the database; no host, user or connection string is shown.
 */
package mflix.system;
