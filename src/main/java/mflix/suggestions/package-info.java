/**
 * Suggestions while somebody types: titles and people that begin with a text, in a collection of our own.
 * <p>Guarantees: films are only read; one server at a time makes the collection, and it is replaced as a whole; without it there are
 * no suggestions and no error.
 * <p>Out of scope: search ({@code movies.text}).
 */
package mflix.suggestions;
