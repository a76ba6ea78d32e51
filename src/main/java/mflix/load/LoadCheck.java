package mflix.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.load.format.DocumentHandler;
import mflix.load.format.ExportReader;
import mflix.load.format.FilePosition;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.RawBsonDocument;

/** The first pass: reads every file to its end and every document in it, and writes nothing. For one use. */
public final class LoadCheck {
    private static final int IDS_IN_MEMORY = 1 << 16;

    private final OnMalformed badDocuments;
    private final LoadListener listener;
    private final LoadTarget target;
    private final String into;
    private final List<BitSet> bad = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, DuplicateIds> ids = new LinkedHashMap<>();
    private final Map<String, List<UniqueIndexCheck>> uniqueIndexes = new LinkedHashMap<>();
    private long documents;
    private long bytesBefore;
    private long bytes;

    /** For a MongoDB. */
    public LoadCheck(OnMalformed badDocuments, LoadListener listener) {
        this(badDocuments, listener, LoadTarget.MONGODB, "sample_mflix");
    }

    /** {@code database}: the name of the one that is loaded into. */
    public LoadCheck(OnMalformed badDocuments, LoadListener listener, LoadTarget target, String database) {
        this.badDocuments = badDocuments;
        this.listener = listener;
        this.target = target;
        this.into = database;
    }

    /** Goes by the names of the files. */
    public CheckedFiles of(List<Path> paths, String database) {
        return of(paths, database, "");
    }

    /**
     * Checks all files of these files and folders.
     *
     * @param database which database of a dump to take; empty when it holds one
     * @param collection the one that all files fill, whatever their names; empty to go by the names
     * @throws mflix.problem.Problem INVALID_DATA naming the file and what was expected there
     */
    public CheckedFiles of(List<Path> paths, String database, String collection) {
        var input = FileSearch.in(paths, database, collection);
        input.leftOut().forEach(listener::bad);
        input.sources().forEach(this::refuseName);
        input.notes().forEach(listener::note);
        try {
            for (var i = 0; i < input.sources().size(); i++) {
                check(input, i);
            }
            refuseDuplicates(input.sources());
        } finally {
            ids.values().forEach(DuplicateIds::close);
            uniqueIndexes.values().forEach(checks -> checks.forEach(UniqueIndexCheck::close));
        }
        return new CheckedFiles(input, bad, counts, badDocuments, target);
    }

    private void refuseName(SourceFile source) {
        CollectionNames.fault(into, source.collection(), target).ifPresent(why -> {
            throw Problem.of(ProblemKind.INVALID_DATA, source.name() + ": " + why);
        });
    }

    private void check(InputFiles input, int index) {
        var source = input.sources().get(index);
        bad.add(new BitSet());
        counts.putIfAbsent(source.collection(), 0L);
        ids.putIfAbsent(source.collection(), new DuplicateIds(IDS_IN_MEMORY));
        uniqueIndexes.computeIfAbsent(
                source.collection(), name -> UniqueIndexCheck.of(input.metadata(), name, IDS_IN_MEMORY));
        var total = input.sources().stream().mapToLong(SourceFile::size).sum();
        source.read(new SourceSink(source, index, total), atByte -> bytes = atByte);
        bytesBefore += source.size();
        bytes = 0;
    }

    private void refuseDuplicates(List<SourceFile> sources) {
        ids.values()
                .forEach(seen -> seen.eachDuplicate(
                        (duplicate, first) -> refuseDuplicate(sources, duplicate, first, "the _id", "each _id once.")));
        uniqueIndexes.values().stream()
                .flatMap(List::stream)
                .forEach(index -> index.eachDuplicate((duplicate, first) -> {
                    if (!isBad(first) && !isBad(duplicate)) { // one that is left out is no duplicate
                        refuseDuplicate(
                                sources, duplicate, first, index.value(), "each value once, as the unique index asks.");
                    }
                }));
    }

    private boolean isBad(DuplicateIds.Entry document) {
        return bad.get(document.file()).get(document.place().ordinal());
    }

    private void refuseDuplicate(
            List<SourceFile> sources,
            DuplicateIds.Entry duplicate,
            DuplicateIds.Entry first,
            String what,
            String expected) {
        var source = sources.get(duplicate.file());
        refuse(
                source,
                new At(duplicate.file(), duplicate.place()),
                what + " is that of " + sources.get(first.file()).name() + ", " + first.place() + ", too; expected "
                        + expected);
        counts.merge(source.collection(), -1L, Long::sum);
    }

    private void refuse(SourceFile source, At at, String what) {
        var refusal = ExportReader.refusal(source.name(), at.place(), what);
        if (badDocuments == OnMalformed.END_THE_LOAD) {
            throw refusal;
        }
        bad.get(at.file()).set(at.place().ordinal());
        listener.bad(refusal.getMessage());
    }

    private record At(int file, FilePosition place) {}

    private final class SourceSink implements DocumentHandler {
        private final SourceFile source;
        private final int index;
        private final long total;

        private SourceSink(SourceFile source, int index, long total) {
            this.source = source;
            this.index = index;
            this.total = total;
        }

        @Override
        public void document(FilePosition place, RawBsonDocument document) {
            var fault = DocumentIds.fault(document).or(() -> StorableCheck.fault(document, target));
            if (fault.isPresent()) {
                bad(place, fault.get());
                return;
            }
            ids.get(source.collection()).add(DuplicateIds.Entry.of(DocumentIds.digest(document), index, place));
            uniqueIndexes.get(source.collection()).forEach(unique -> unique.add(document, index, place));
            counts.merge(source.collection(), 1L, Long::sum);
            listener.checking(++documents, bytesBefore + bytes, total);
        }

        @Override
        public void bad(FilePosition place, String what) {
            refuse(source, new At(index, place), what);
        }
    }
}
