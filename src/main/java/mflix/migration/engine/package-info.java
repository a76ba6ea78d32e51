/**
 * Works on a run: leader, workers, batches, pauses and retries.
 * <p>Guarantees: a worker without the lease stops; a batch is one ordered step: originals, update, checkpoint.
 */
package mflix.migration.engine;
