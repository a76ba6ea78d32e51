/**
 * Accounts, sessions, and who is calling.
 * <p>May call: problem (to refuse), mongo (the client and names).
 * <p>Called by: comments and report, which know the {@code Caller}; the server finds the filters by their annotations.
 * <p>Holds: a token without its session row is refused; the role is read from the account on each request, never from the token;
 * a method lets in whom its own annotation names, on any server, and nobody where it names none; public addresses never look at the {@code Authorization} header; a password is neither logged nor kept.
 * <p>Out of scope: what a caller may do with films and comments; the rooms that own them decide.
 */
package mflix.users;
