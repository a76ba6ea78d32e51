/**
 * Who did what as an administrator: a list that is only added to.
 * <p>Guarantees: an act is in the list before it is done, as unconfirmed until it is done; where the list cannot be written, nothing
 * is done.
 * <p>Out of scope: what members do with their own comments and accounts.
 */
package mflix.audit;
