/**
 * The command {@code ./mflix check}: looks at settings and database without starting or writing anything.
 */
package mflix.cli.check;
