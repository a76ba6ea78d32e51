/**
 * The films, users, comments and theaters that an empty embedded database starts with.
 * <p>Guarantees: the same data each time.
 */
package mflix.embedded.demo;
