/**
 * What a server with MicroProfile has besides: its configuration, its health page.
 * <p>Guarantees: on a server without these APIs no class of this package is loaded; beans.xml leaves them out.
 */
package mflix.system.microprofile;
