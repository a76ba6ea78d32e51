/**
 * Which other sites' scripts may call the API.
 * <p>Guarantees: an origin that is not listed gets no header that admits it.
 */
package mflix.web.cors;
