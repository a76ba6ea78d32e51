/**
 * People as films name them: what they played in, directed and wrote.
 * <p>Guarantees: a name is found letter by letter, whatever remark in brackets follows it in a film.
 * <p>Out of scope: accounts ({@code users}).
 */
package mflix.people;
