/**
 * The status page of the tickets: runs their checks and shows the results.
 * <p>Guarantees: a ticket's code is shown only beside a check that passed.
 */
package mflix.status;
