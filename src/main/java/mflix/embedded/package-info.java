/**
 * A database inside the process, in one file, for those who set no connection string.
 * <p>Guarantees: an acknowledged write survives a killed process; a file that cannot be opened is left as it was; a folder
 * is open once; only a process that can read the folder can connect.
 * <p>Out of scope: users, roles, replication and time-outs: this is not MongoDB.
 */
package mflix.embedded;
