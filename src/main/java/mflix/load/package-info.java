/**
 * Files into a database: mongodump folders, BSON, mongoexport JSON and NDJSON, gzip of each.
 * <p>May call: problem (to refuse a bad file by line or offset), mongo (collection names, indexes, failures).
 * <p>Called by: cli, for people; embedded, for its first content.
 * <p>Holds: everything is read and checked before the first write ({@code Check}, then {@code Loader}); loading twice changes
 * nothing, which is why every document needs an {@code _id}; memory does not grow with the file.
 * <p>Out of scope: what the documents mean.
 */
package mflix.load;
