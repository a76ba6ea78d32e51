/**
 * Payara Micro as this application starts it: from its unpacked libraries, in a JAR of its own that lists them and holds two
 * classes of the server with a defect corrected: one held a class loader weakly, one logs after the end of what the log needs.
 * <p>Guarantees: nothing here needs the rest of the application.
 */
package mflix.micro;
