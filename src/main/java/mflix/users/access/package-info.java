/**
 * Decides for each resource method who may call it, from the annotation on the method.
 * <p>Guarantees: the same on every server; a method without an annotation admits no caller; public methods never read the
 * {@code Authorization} header.
 */
package mflix.users.access;
