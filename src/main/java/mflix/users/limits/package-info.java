/**
 * Which address a request comes from, and how often one may do what costs much or can be abused: register, comment, search.
 * <p>Guarantees: a refusal says when to try again; memory is bounded.
 * <p>Out of scope: wrong passwords ({@code LoginThrottle}).
 */
package mflix.users.limits;
