package mflix.guides;

import java.nio.file.Path;
import java.util.List;
import mflix.guides.site.IncludedBlock;
import mflix.guides.site.SourceRegion;

/** Finds the blocks of a guide that differ from the region of the source that they show. */
record RegionCheck(Path project) {

    /** The references of blocks that differ. */
    List<String> stale(String markdown) {
        return IncludedBlock.all(markdown).stream()
                .filter(block -> !block.shown().equals(text(block.reference())))
                .map(IncludedBlock::reference)
                .toList();
    }

    /** The same guide with what the source holds now. */
    String renewed(String markdown) {
        return IncludedBlock.renewed(markdown, this::text);
    }

    private String text(String reference) {
        return SourceRegion.of(project, reference).text();
    }
}
