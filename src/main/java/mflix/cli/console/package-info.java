/**
 * What a terminal shows: lines, progress, interruption, failure.
 * <p>Guarantees: colour and rewritten lines only on a terminal.
 */
package mflix.cli.console;
