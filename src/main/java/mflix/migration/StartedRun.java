package mflix.migration;

import mflix.migration.store.Run;

/** The run that a request led to; a replay of an earlier request led to that one's. */
public record StartedRun(Run run, boolean isReplay) {}
