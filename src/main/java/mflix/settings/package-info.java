/**
 * Reads settings by key, from MicroProfile Config on a server that has it and from the environment elsewhere.
 * <p>Guarantees: every setting of every package is read and checked before anything is opened; a bad value refuses the start,
 * an unknown {@code mflix.*} name is a warning.
 * <p>Out of scope: what a setting means; the package that uses it has a {@code SettingsCheck}.
 */
package mflix.settings;
