/**
 * The connection to MongoDB: the application-scoped client and its producer, monitors, indexes, failures, the start.
 * <p>Guarantees: one client, so that its pool of 50 connections is the limit of the application; every wait is bounded; a
 * database that is away never fails a start.
 * <p>Out of scope: what is stored (the stores of each feature) and the embedded database (it arrives as a {@code
 * DatabaseProvider}).
 */
package mflix.mongo;
