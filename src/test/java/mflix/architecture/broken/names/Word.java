package mflix.architecture.broken.names;

/** A name of one word. */
public final class Word {}
