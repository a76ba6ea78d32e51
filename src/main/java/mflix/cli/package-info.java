/**
 * The command line: one more trigger beside HTTP.
 * <p>May call: every other room, and is the only one that may: a command is a trigger for whatever they do.
 * <p>Called by: the launcher script.
 * <p>Holds: one line on standard error and a non-zero exit code for every failure (2 for wrong usage, 1 otherwise), never a stack
 * trace; colour only on a terminal.
 * <p>Out of scope: what the commands do; that lives in the rooms.
 */
package mflix.cli;
