/**
 * The command {@code ./mflix migrate} and its subcommands.
 */
package mflix.cli.migrate;
