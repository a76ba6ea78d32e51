/**
 * Measures the packaged application: processor time for each request beside floors that do less. Run by {@code ./mvnw -Pbench verify}.
 */
package mflix.bench;
