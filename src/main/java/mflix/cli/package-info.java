/**
 * The command line {@code ./mflix}: its commands and how they fail.
 * <p>Guarantees: a failure is one line on standard error and an exit code (2 for wrong usage, 1 otherwise), never a stack
 * trace.
 * <p>Out of scope: what the commands do; that is in the packages that they call.
 */
package mflix.cli;
