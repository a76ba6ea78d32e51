/**
 * The control collections of the migrations: runs, ranges, leases, originals, refused values.
 * <p>Guarantees: only the clock of the database decides about a lease; a later owner's epoch is in every write.
 */
package mflix.migration.store;
