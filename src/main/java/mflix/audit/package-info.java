/**
 * Who did what as an administrator: a list that is only added to.
 * <p>Guarantees: an act that needs a reason is in the list before it is done.
 * <p>Out of scope: what members do with their own comments and accounts.
 */
package mflix.audit;
