package mflix.architecture.broken.names;

/** Has the name of a class of another package. */
public final class FirstHalf {}
