/**
 * Traces by OpenTelemetry, which the server brings and sends: a span for each request and each database command.
 * <p>Guarantees: no span holds a value; on a server without OpenTelemetry no class of this package is loaded, beans.xml leaves
 * them out; while it is off nothing is called.
 */
package mflix.telemetry;
