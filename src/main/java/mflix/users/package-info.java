/**
 * Accounts, sessions, and who is calling.
 * <p>May call: problem (to refuse), mongo (the client and names).
 * <p>Called by: nobody yet; the server finds the mechanism by its type.
 * <p>Holds: public addresses never look at the {@code Authorization} header.
 * <p>Out of scope: what a caller may do with films and comments; the rooms that own them decide.
 */
package mflix.users;
