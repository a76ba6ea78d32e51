/**
 * The pages of the site and their static files.
 */
package mflix.web.site;
