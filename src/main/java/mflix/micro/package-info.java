/**
 * Payara Micro as this application starts it: from its unpacked libraries, in a JAR of its own that lists them and holds a
 * class of the server with a defect corrected, which held a class loader weakly.
 * <p>Guarantees: nothing here needs the rest of the application.
 */
package mflix.micro;
