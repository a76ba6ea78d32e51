/**
 * JSON on the wire: stored documents straight from BSON, and the strict parser of bodies.
 */
package mflix.web.json;
