/**
 * How durations are counted for the metrics.
 */
package mflix.metrics;
