package mflix.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import mflix.load.format.FilePosition;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/**
 * The ids of one collection's documents, to find those that occur twice. Half a digest each; beyond a bound they go to temporary
 * files by their first bits, so that equal ones meet in the same file and memory stays small (files of about 0.6 MB for each
 * million documents).
 */
final class DuplicateIds implements AutoCloseable {
    private static final int PARTS = 64;
    private static final Comparator<Entry> BY_ID_THEN_PLACE = Comparator.comparingLong(Entry::high)
            .thenComparingLong(Entry::low)
            .thenComparingInt(Entry::file)
            .thenComparingInt(entry -> entry.place().ordinal());

    /** A document: half its id's digest, and its position. */
    record Entry(long high, long low, int file, FilePosition place) {
        static Entry of(byte[] digest, int file, FilePosition place) {
            var half = ByteBuffer.wrap(digest);
            return new Entry(half.getLong(), half.getLong(), file, place);
        }

        private boolean hasSameId(Entry other) {
            return high == other.high && low == other.low;
        }
    }

    private final int mostInMemory;
    private final List<Entry> inMemory = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> parts = new ArrayList<>();

    DuplicateIds(int mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    void add(Entry entry) {
        inMemory.add(entry);
        if (inMemory.size() >= mostInMemory) {
            spill();
        }
    }

    /** Hands over each document whose id an earlier one has, with the earliest one. */
    void eachDuplicate(BiConsumer<Entry, Entry> duplicateAndFirst) {
        if (files.isEmpty()) {
            eachDuplicate(inMemory, duplicateAndFirst);
            return;
        }
        spill();
        try {
            for (var part : parts) {
                part.flush();
            }
            for (var file : files) {
                eachDuplicate(read(file), duplicateAndFirst);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void eachDuplicate(List<Entry> entries, BiConsumer<Entry, Entry> duplicateAndFirst) {
        entries.sort(BY_ID_THEN_PLACE);
        var first = 0;
        for (var i = 1; i < entries.size(); i++) {
            if (entries.get(i).hasSameId(entries.get(first))) {
                duplicateAndFirst.accept(entries.get(i), entries.get(first));
            } else {
                first = i;
            }
        }
    }

    private void spill() {
        try {
            if (files.isEmpty()) {
                open();
            }
            for (var entry : inMemory) {
                write(entry, parts.get((int) (entry.high() & (PARTS - 1))));
            }
            inMemory.clear();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void open() throws IOException {
        for (var part : IntStream.range(0, PARTS).toArray()) {
            var file = Files.createTempFile("mflix-load", "." + part);
            file.toFile().deleteOnExit(); // also after Ctrl-C
            files.add(file);
            parts.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
        }
    }

    private static void write(Entry entry, DataOutputStream out) throws IOException {
        out.writeLong(entry.high());
        out.writeLong(entry.low());
        out.writeInt(entry.file());
        out.writeUTF(entry.place().unit().name());
        out.writeLong(entry.place().number());
        out.writeInt(entry.place().ordinal());
    }

    private static List<Entry> read(Path file) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                entries.add(new Entry(in.readLong(), in.readLong(), in.readInt(), place(in)));
            }
        } catch (EOFException e) {
            return entries;
        }
    }

    private static FilePosition place(DataInputStream in) throws IOException {
        return new FilePosition(FilePosition.Unit.valueOf(in.readUTF()), in.readLong(), in.readInt());
    }

    private static Problem failed(IOException failure) {
        return Problem.of(
                        ProblemKind.STORAGE_FULL,
                        "The check of the files needs temporary files, and they cannot be written or read; expected some"
                                + " 40 bytes for each document in " + System.getProperty("java.io.tmpdir") + ".")
                .causedBy(failure);
    }

    @Override
    public void close() {
        try {
            for (var part : parts) {
                part.close();
            }
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
