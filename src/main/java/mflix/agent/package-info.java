/**
 * A Java agent in a JAR of its own: changes one class of the server before it is loaded.
 * <p>Guarantees: a server in which that class looks different is left as it is.
 */
package mflix.agent;
