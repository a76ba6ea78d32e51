package mflix.load;

import java.util.List;

/**
 * What there is to load, found but not yet read.
 *
 * @param notes a sentence for everything that was passed over
 * @param leftOut a sentence for every file with documents that cannot be loaded
 */
record Input(List<Source> sources, List<Metadata> metadata, List<String> notes, List<String> leftOut) {}
