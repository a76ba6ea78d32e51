package mflix.users;

/**
 * Where a request comes from.
 *
 * @param address of the client, as far as it can be believed
 * @param userAgent as sent; empty when not
 */
record ClientInfo(String address, String userAgent) {}
