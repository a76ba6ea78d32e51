/**
 * Files into a database: mongodump folders, BSON, mongoexport JSON and NDJSON, gzip of each.
 * <p>Guarantees: everything is read and checked before the first write, so a file is read twice; a replaced collection is the
 * old or the new one, never a part; memory does not grow with the file.
 * <p>Out of scope: what the documents mean. For a real server mongorestore and mongoimport do the same.
 */
package mflix.load;
