/**
 * What stands between a socket and the application in Payara's HTTP listeners: filters in the chain of Grizzly, Payara's HTTP
 * layer, put there from inside the application and taken out with it. Nobody is let in before the whole request is here, so no
 * request thread waits for a client.
 * <p>May call: problem (what is refused here), web (only {@code BareReply}, which writes it).
 * <p>Called by: nobody; the server starts {@code GrizzlyStart}.
 * <p>Holds: on a server without Grizzly nothing here is loaded but {@code GrizzlyStart}, and one line of the log says so; the
 * listeners of administrators, and those that speak TLS, are left alone.
 * <p>Out of scope: what a request means.
 */
package mflix.grizzly;
