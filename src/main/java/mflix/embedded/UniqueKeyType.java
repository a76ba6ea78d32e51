package mflix.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.Arrays;
import org.h2.mvstore.type.ObjectDataType;

/**
 * The order of the keys of a unique index, which is that of their serialized forms. The library serializes both keys for each
 * comparison, a dozen times for each look-up; here ids and plain texts are compared as they are, with the same result, so files stay as
 * they are.
 */
final class UniqueKeyType extends ObjectDataType {
    // the serialized form begins with the length in two bytes, and has one byte for each of these characters
    private static final int LONGEST = 0xFFFF;
    private static final char LAST = 0x7F;

    @Override
    public int compare(Object one, Object other) {
        return one instanceof KeyValue first
                        && other instanceof KeyValue second
                        && first.size() == 1
                        && second.size() == 1
                ? compared(first, second)
                : super.compare(one, other);
    }

    private int compared(KeyValue one, KeyValue other) {
        if (one.get(0) instanceof ObjectId first && other.get(0) instanceof ObjectId second) {
            return Arrays.compareUnsigned(first.toByteArray(), second.toByteArray());
        }
        if (one.get(0) instanceof String first
                && other.get(0) instanceof String second
                && isPlain(first)
                && isPlain(second)) {
            var byLength = Integer.compare(first.length(), second.length());
            return byLength == 0 ? first.compareTo(second) : byLength;
        }
        return super.compare(one, other);
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || text.charAt(i) > LAST) {
                return false;
            }
        }
        return text.length() <= LONGEST;
    }
}
