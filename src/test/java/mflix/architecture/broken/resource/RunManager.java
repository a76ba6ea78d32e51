package mflix.architecture.broken.resource;

/** A name that does not say what its job is. */
public final class RunManager {}
