/**
 * All accounts, for administrators: find them, change who else is one, give a link for a new password; in demo mode anybody becomes one.
 */
package mflix.users.admin;
