/**
 * The strict reader of request heads and chunked bodies (RFC 9110, RFC 9112).
 * <p>Guarantees: what two readers could understand differently is refused.
 */
package mflix.grizzly.http;
