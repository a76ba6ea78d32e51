package mflix.users.limits;

/**
 * Where a request comes from.
 *
 * @param address of the client, as far as it can be believed
 * @param userAgent as sent; empty when not
 */
public record ClientInfo(String address, String userAgent) {}
