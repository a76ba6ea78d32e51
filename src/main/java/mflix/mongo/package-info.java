/**
 * The only door to the database: settings, the client, collection names, indexes, what the server can do, and the watch on it.
 * <p>May call: problem (bad settings are refused; driver failures are translated).
 * <p>Called by: every room that reads or writes documents.
 * <p>Holds: one client, so that its pool's limit is the application's; every wait has a bound; nothing here fails a start because
 * the database is away.
 * <p>Out of scope: what is stored (the features' stores know) and the database inside the process (it arrives as a {@code Fallback}).
 */
package mflix.mongo;
