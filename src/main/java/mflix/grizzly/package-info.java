/**
 * Filters in Payara's HTTP listeners, between the socket and the application: a request thread never waits for a client.
 * <p>Guarantees: on a server without Grizzly only {@code GrizzlyStartup} is loaded, which is logged; listeners for
 * administration are left alone; undeploying takes the filters out.
 */
package mflix.grizzly;
