/**
 * The database as files in mongodump's layout. Entry: {@link mflix.dump.DatabaseDump}; how one collection's files are written:
 * {@link mflix.dump.CollectionDump}.
 */
package mflix.dump;
