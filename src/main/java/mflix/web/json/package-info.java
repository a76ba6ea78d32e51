/**
 * JSON on the wire: stored documents straight from BSON, the strict parser of bodies, and the one JSON-B.
 */
package mflix.web.json;
