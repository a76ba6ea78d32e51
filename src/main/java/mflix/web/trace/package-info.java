/**
 * Requests as a trace names them: by the template of their address.
 * <p>Guarantees: no class of OpenTelemetry, so that it runs on a server without it.
 */
package mflix.web.trace;
