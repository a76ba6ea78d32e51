/**
 * The command {@code ./mflix load}.
 */
package mflix.cli.load;
