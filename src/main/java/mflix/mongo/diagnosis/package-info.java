/**
 * Why the database cannot be reached, in one sentence for the operator.
 * <p>Guarantees: no sentence holds a password; a question to the server ends after two seconds.
 * <p>Out of scope: telling visitors anything of it.
 */
package mflix.mongo.diagnosis;
