package mflix.migration;

/** The run that a request led to; a replay of an earlier request led to that one's. */
public record Started(Run run, boolean isReplay) {}
