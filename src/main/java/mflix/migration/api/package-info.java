/**
 * Migrations over HTTP: the resources, and how a plan, a run and an error list look on the wire.
 */
package mflix.migration.api;
