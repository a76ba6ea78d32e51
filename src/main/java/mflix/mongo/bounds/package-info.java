/**
 * How much one read may cost: the time of a request as a whole, and how far is counted.
 * <p>Guarantees: a request that only reads takes no longer than its bound, however many commands it sends; a count ends.
 * <p>Out of scope: how long writes wait ({@code ClientSettings}).
 */
package mflix.mongo.bounds;
