package mflix.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.problem.Kind;
import mflix.problem.Problem;
import org.bson.RawBsonDocument;

/** The first pass: reads every file to its end and every document in it, and writes nothing. For one use. */
public final class Check {
    private static final int IDS_IN_MEMORY = 1 << 16;

    private final BadDocuments badDocuments;
    private final LoadListener listener;
    private final Target target;
    private final String into;
    private final List<BitSet> bad = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, SeenIds> ids = new LinkedHashMap<>();
    private long documents;
    private long bytesBefore;
    private long bytes;

    /** For a MongoDB. */
    public Check(BadDocuments badDocuments, LoadListener listener) {
        this(badDocuments, listener, Target.MONGODB, "sample_mflix");
    }

    /** {@code database}: the name of the one that is loaded into. */
    public Check(BadDocuments badDocuments, LoadListener listener, Target target, String database) {
        this.badDocuments = badDocuments;
        this.listener = listener;
        this.target = target;
        this.into = database;
    }

    /** Goes by the names of the files. */
    public Checked of(List<Path> paths, String database) {
        return of(paths, database, "");
    }

    /**
     * Checks all files of these files and folders.
     *
     * @param database which database of a dump to take; empty when it holds one
     * @param collection the one that all files fill, whatever their names; empty to go by the names
     * @throws mflix.problem.Problem INVALID_DATA naming the file and what was expected there
     */
    public Checked of(List<Path> paths, String database, String collection) {
        var input = Search.in(paths, database, collection);
        input.leftOut().forEach(listener::bad);
        input.sources().forEach(this::refuseName);
        input.notes().forEach(listener::note);
        try {
            for (var i = 0; i < input.sources().size(); i++) {
                check(input, i);
            }
            ids.values()
                    .forEach(seen -> seen.eachDuplicate(
                            (duplicate, first) -> refuseDuplicate(input.sources(), duplicate, first)));
        } finally {
            ids.values().forEach(SeenIds::close);
        }
        return new Checked(input, bad, counts, badDocuments, target);
    }

    private void refuseName(Source source) {
        CollectionNames.fault(into, source.collection(), target).ifPresent(why -> {
            throw Problem.of(Kind.INVALID_DATA, source.name() + ": " + why);
        });
    }

    private void check(Input input, int index) {
        var source = input.sources().get(index);
        bad.add(new BitSet());
        counts.putIfAbsent(source.collection(), 0L);
        ids.putIfAbsent(source.collection(), new SeenIds(IDS_IN_MEMORY));
        var total = input.sources().stream().mapToLong(Source::size).sum();
        source.read(new SourceSink(source, index, total), atByte -> bytes = atByte);
        bytesBefore += source.size();
        bytes = 0;
    }

    private void refuseDuplicate(List<Source> sources, SeenIds.Entry duplicate, SeenIds.Entry first) {
        var source = sources.get(duplicate.file());
        refuse(
                source,
                new At(duplicate.file(), duplicate.place()),
                "the _id is that of " + sources.get(first.file()).name() + ", " + first.place()
                        + ", too; expected each _id once.");
        counts.merge(source.collection(), -1L, Long::sum);
    }

    private void refuse(Source source, At at, String what) {
        var refusal = ExportReader.refusal(source.name(), at.place(), what);
        if (badDocuments == BadDocuments.END_THE_LOAD) {
            throw refusal;
        }
        bad.get(at.file()).set(at.place().ordinal());
        listener.bad(refusal.getMessage());
    }

    private record At(int file, Place place) {}

    private final class SourceSink implements Sink {
        private final Source source;
        private final int index;
        private final long total;

        private SourceSink(Source source, int index, long total) {
            this.source = source;
            this.index = index;
            this.total = total;
        }

        @Override
        public void document(Place place, RawBsonDocument document) {
            var fault = Identity.fault(document).or(() -> Storable.fault(document, target));
            if (fault.isPresent()) {
                bad(place, fault.get());
                return;
            }
            ids.get(source.collection()).add(SeenIds.Entry.of(Identity.digest(document), index, place));
            counts.merge(source.collection(), 1L, Long::sum);
            listener.checking(++documents, bytesBefore + bytes, total);
        }

        @Override
        public void bad(Place place, String what) {
            refuse(source, new At(index, place), what);
        }
    }
}
