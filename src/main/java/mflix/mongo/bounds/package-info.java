/**
 * How much one read may cost: the time of a request as a whole, how far is counted, and one read for many who ask the same.
 * <p>Guarantees: a request that only reads takes no longer than its bound, however many commands it sends; a count ends; a read that
 * is shared began after all who share it had asked.
 * <p>Out of scope: how long writes wait ({@code ClientSettings}).
 */
package mflix.mongo.bounds;
