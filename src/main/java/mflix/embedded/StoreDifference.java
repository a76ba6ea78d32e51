package mflix.embedded;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ObjectDataType;

/** Compares two stores map by map and entry by entry, in the bytes in which they are stored. */
final class StoreDifference {
    private StoreDifference() {}

    /** Where they differ first; empty when they hold the same. */
    static Optional<String> between(MVStore one, MVStore other) {
        if (!one.getMapNames().equals(other.getMapNames())) {
            return Optional.of("maps " + one.getMapNames() + " and " + other.getMapNames());
        }
        return one.getMapNames().stream()
                .filter(name -> differ(entries(one, name), entries(other, name)))
                .findFirst();
    }

    private static boolean differ(Cursor<Object, Object> one, Cursor<Object, Object> other) {
        while (one.hasNext() && other.hasNext()) {
            if (!Objects.deepEquals(one.next(), other.next())
                    || !Objects.deepEquals(one.getValue(), other.getValue())) {
                return true;
            }
        }
        return one.hasNext() || other.hasNext();
    }

    private static Cursor<Object, Object> entries(MVStore store, String name) {
        var stored = new MVMap.Builder<>().keyType(new Stored()).valueType(new Stored());
        return store.openMap(name, stored).cursor(null);
    }

    /** Compares a serialised object by its bytes, so that its class is not needed; everything else by its value. */
    private static final class Stored extends ObjectDataType {
        private static final byte SERIALISED = 19;

        @Override
        public Object read(ByteBuffer buffer) {
            if (buffer.get(buffer.position()) != SERIALISED) {
                return super.read(buffer);
            }
            buffer.get();
            var bytes = new byte[DataUtils.readVarInt(buffer)];
            buffer.get(bytes);
            return bytes;
        }
    }
}
