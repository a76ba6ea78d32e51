/**
 * Reads all values without changing any: the plan before a run and the verification after it.
 */
package mflix.migration.analysis;
