/**
 * HTTP that belongs to no feature: the application, errors, headers, conditional replies, documents to JSON, the page.
 * <p>May call: problem (to write it), mongo (only {@code Failures}, to translate, {@code Watch}, to refuse early, {@code BsonValues}, and
 * settings).
 * <p>Called by: grizzly, which answers by {@code BareReply} what never becomes a request; everything else here is found by its annotations.
 * <p>Holds: every answer under {@code /api/} is JSON; no answer tells about the inside.
 * <p>Out of scope: what any address means.
 */
package mflix.web;
