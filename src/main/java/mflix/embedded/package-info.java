/**
 * A database inside the process, for those who have set no URI, and the demo catalogue it starts with.
 * <p>May call: problem (to refuse a damaged file), mongo (only {@code Fallback}, which it implements, settings, and names), load (to fill itself).
 * <p>Called by: mongo, which never imports it: CDI hands it over as the {@code Fallback}; cli, which opens the file without a server.
 * <p>Holds: nobody gets in who cannot read the folder; a folder is open once; an acknowledged write is on disk before its acknowledgement; a file that cannot be opened is left exactly as it was.
 * <p>Out of scope: users, roles, replication, time-outs: this is no MongoDB.
 */
package mflix.embedded;
