package mflix.load;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.load.format.FilePosition;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import org.bson.RawBsonDocument;

/** What was found good and may be loaded. */
public final class CheckedFiles {
    private final InputFiles input;
    private final List<BitSet> bad;
    private final Map<String, Long> counts;
    private final OnMalformed badDocuments;
    private final LoadTarget target;

    /** {@code bad}: for each source the ordinals that are left out. {@code counts}: good documents of each collection. */
    CheckedFiles(
            InputFiles input, List<BitSet> bad, Map<String, Long> counts, OnMalformed badDocuments, LoadTarget target) {
        this.badDocuments = badDocuments;
        this.target = target;
        this.input = input;
        this.bad = bad;
        this.counts = counts;
    }

    /** Good documents by collection, in the order they will be loaded. */
    public Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }

    /** Good documents of all collections. */
    public long documents() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Documents that are left out, and cut files; more than 0 only when that was asked for. */
    public long bad() {
        return bad.stream().mapToLong(BitSet::cardinality).sum();
    }

    /** Files with documents that cannot be loaded; each was reported. */
    public int leftOut() {
        return input.leftOut().size();
    }

    InputFiles input() {
        return input;
    }

    boolean isBad(int source, FilePosition place) {
        return bad.get(source).get(place.ordinal());
    }

    /** Why a document of these files cannot be loaded; empty when it can. */
    Optional<String> fault(RawBsonDocument document) {
        return DocumentIds.fault(document).or(() -> StorableCheck.fault(document, target));
    }

    /** Whether one document that the database refuses ends the load. */
    boolean isWhole() {
        return badDocuments == OnMalformed.END_THE_LOAD;
    }

    /** @throws Problem INVALID_DATA when there is nothing to load into one of the collections */
    public void refuseEmpty() {
        counts.forEach(CheckedFiles::refuseEmpty);
    }

    private static void refuseEmpty(String collection, long documents) {
        if (documents == 0) {
            throw Problem.of(
                    ProblemKind.INVALID_DATA,
                    "There is no document to load into " + SafeText.plain(collection)
                            + ", so replacing it would only empty it; expected at least one, or leave its file out.");
        }
    }
}
