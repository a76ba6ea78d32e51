/**
 * Readers of the file formats, from bytes to BSON documents.
 * <p>Guarantees: a malformed document is refused with its line or offset; a document that is read is valid BSON.
 */
package mflix.load.format;
