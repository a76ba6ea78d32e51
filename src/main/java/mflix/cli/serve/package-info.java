/**
 * The command {@code ./mflix serve}: starts the server as a child process, reports its state, stops it in order.
 */
package mflix.cli.serve;
