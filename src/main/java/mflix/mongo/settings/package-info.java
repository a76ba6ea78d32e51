/**
 * Where the database is and how the client behaves: the connection string, its options, certificates, time-outs.
 * <p>Guarantees: a bad option is refused by name before anything connects; no sentence holds a password; a host name is not
 * resolved here.
 */
package mflix.mongo.settings;
