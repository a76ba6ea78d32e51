/**
 * Payara Micro as this application starts it: from its unpacked libraries, in a JAR of its own that lists them. In it a class
 * of the server has a defect corrected, which held a class loader weakly, and the server's certificates need no password. What only
 * a start runs is not optimized.
 * <p>Guarantees: nothing here needs another package of the application.
 */
package mflix.micro;
