/**
 * Makes the guides' pages from their Markdown while the application is built. Uses nothing of the application, whose build compiles
 * and runs it by itself.
 */
package mflix.guides.site;
