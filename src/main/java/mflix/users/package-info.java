/**
 * Accounts, passwords, sessions and tokens.
 * <p>Guarantees: a token without its session row is refused; the role is read from the account at each request, never from the
 * token; a password is neither logged nor kept.
 * <p>Out of scope: what a caller may do with films and comments.
 */
package mflix.users;
