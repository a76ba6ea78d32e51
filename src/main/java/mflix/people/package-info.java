/**
 * People as films name them: what they played in, directed and wrote.
 * <p>Guarantees: a name is found letter by letter, whatever remark in brackets follows it in a film and whatever blanks are around it.
 * <p>Out of scope: accounts ({@code users}).
 */
package mflix.people;
