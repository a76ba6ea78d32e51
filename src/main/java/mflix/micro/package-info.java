/**
 * Payara Micro as this application starts it: from its unpacked libraries, in a JAR of its own that lists them and holds one class of
 * the server with a defect corrected.
 * <p>Guarantees: nothing here needs the rest of the application.
 */
package mflix.micro;
