/**
 * Failures that are reported to a client: one unchecked exception, its kinds, and text that is safe to show.
 * <p>Guarantees: a message names the field, the value and what was expected; it never holds a secret or the text of another
 * program. Plain Java, so that any package can throw it.
 * <p>Out of scope: how a problem is written as HTTP ({@code web}) or on a terminal ({@code cli}).
 */
package mflix.problem;
