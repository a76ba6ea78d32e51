/**
 * What is mended in the server itself, before its classes are loaded: a Java agent in a JAR of its own.
 * <p>May call: nobody.
 * <p>Called by: the server's JVM, which finds it in {@code -javaagent:mflix-agent.jar}.
 * <p>Holds: one class of the server is changed, in one thing; a server in which that class looks otherwise is left as it is.
 * <p>Out of scope: whatever can be done from inside the deployed application.
 */
package mflix.agent;
