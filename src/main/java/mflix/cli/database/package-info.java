/**
 * Which database a command works on, and opening it.
 */
package mflix.cli.database;
