/**
 * Theaters: near a place, in a city, and the cities that have some.
 * <p>Guarantees: distances are the same on every database; a theater without a place is in no list by distance.
 * <p>Out of scope: what is shown there.
 */
package mflix.theaters;
