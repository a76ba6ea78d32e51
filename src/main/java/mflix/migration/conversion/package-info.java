/**
 * What a migration does to one value: candidates, conversion, and why a value is refused.
 * <p>Guarantees: no database and no run: a value in, an outcome out.
 */
package mflix.migration.conversion;
