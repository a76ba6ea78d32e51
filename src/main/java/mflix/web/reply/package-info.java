/**
 * A rendered reply: its bytes, its entity tag, its gzip form, its links to other pages of a list; records by JSON-B.
 */
package mflix.web.reply;
