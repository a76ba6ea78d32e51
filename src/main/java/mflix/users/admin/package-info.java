/**
 * All accounts, for administrators: find them and change who else is one.
 */
package mflix.users.admin;
