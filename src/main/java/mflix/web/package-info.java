/**
 * HTTP that belongs to no feature: the JAX-RS application, filters, and errors as problem documents.
 * <p>Guarantees: no answer contains internal details; a defect is logged under the request id that the answer names.
 * <p>Out of scope: what any address means.
 */
package mflix.web;
