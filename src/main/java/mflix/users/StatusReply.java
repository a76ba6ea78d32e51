package mflix.users;

/** What was done, in a word or two, such as {@code logged out}. */
public record StatusReply(String status) {}
