/**
 * The vocabulary of failure: one unchecked exception, its kinds, and the strict reader of what clients ask, and what rooms share
 * that do not call each other: roles, limits, tags of replies, CSV values.
 * <p>May call: nobody. Plain Java, so that it can be thrown from anywhere.
 * <p>Called by: every room.
 * <p>Holds: a message names the thing, the value and what was expected; it never holds a secret or another program's text.
 * <p>Out of scope: how a problem is written to the wire (web) or to a terminal (cli).
 */
package mflix.problem;
