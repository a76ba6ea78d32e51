/**
 * Why the database cannot be reached, in one sentence for the operator.
 * <p>Guarantees: no sentence holds a password; a question to the server ends after two seconds.
 * <p>Out of scope: showing any of it to visitors.
 */
package mflix.mongo.diagnosis;
