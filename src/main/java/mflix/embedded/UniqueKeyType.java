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
        var first = single(one);
        var second = single(other);
        if (first instanceof ObjectId id && second instanceof ObjectId id2) {
            return Arrays.compareUnsigned(id.toByteArray(), id2.toByteArray());
        }
        if (first instanceof String text && second instanceof String text2 && isPlain(text) && isPlain(text2)) {
            var byLength = Integer.compare(text.length(), text2.length());
            return byLength == 0 ? text.compareTo(text2) : byLength;
        }
        return super.compare(one, other);
    }

    /** The value of a key that has one; otherwise the key. */
    private static Object single(Object key) {
        return key instanceof KeyValue values && values.size() == 1 ? values.get(0) : key;
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
