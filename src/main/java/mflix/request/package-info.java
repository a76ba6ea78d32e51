/**
 * What resources read from a request, without JAX-RS: query parameters, pages, bodies.
 * <p>Guarantees: unknown and repeated parameters are refused; a value is read strictly or refused with the field named.
 * <p>Out of scope: HTTP itself ({@code web}).
 */
package mflix.request;
