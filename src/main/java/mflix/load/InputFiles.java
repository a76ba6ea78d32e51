package mflix.load;

import java.util.List;

/**
 * What there is to load, found but not yet read.
 *
 * @param notes a sentence for everything that was passed over
 * @param leftOut a sentence for every file with documents that cannot be loaded
 */
record InputFiles(List<SourceFile> sources, List<DumpMetadata> metadata, List<String> notes, List<String> leftOut) {}
