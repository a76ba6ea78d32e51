package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.h2.mvstore.type.ObjectDataType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-565")
class UniqueKeyTypeTest {
    private static final long SEED = 20_261_130;
    private static final int EACH = 60;

    private final Random random = new Random(SEED);

    /** Files of earlier versions are in the library's order, so any difference would lose documents in them. */
    @Test
    void orderIsThatOfTheLibrary() {
        var keys = keys();
        var ours = new UniqueKeyType();
        var library = new ObjectDataType();
        for (var one : keys) {
            for (var other : keys) {
                assertThat(Integer.signum(ours.compare(one, other)))
                        .as("%s and %s", one, other)
                        .isEqualTo(Integer.signum(library.compare(one, other)));
            }
        }
    }

    private List<Object> keys() {
        var keys = new ArrayList<Object>();
        for (var i = 0; i < EACH; i++) {
            var id = new byte[12];
            random.nextBytes(id);
            keys.add(new KeyValue(new ObjectId(id)));
            keys.add(new KeyValue(text(random.nextInt(8), 'a', 3)));
            keys.add(new KeyValue(text(random.nextInt(300), ' ', 94)));
            keys.add(new KeyValue(text(random.nextInt(8), 0, 0x180)));
            keys.add(new KeyValue(new ObjectId(id), text(3, 'a', 3)));
            keys.add(new KeyValue(random.nextInt()));
            keys.add(new KeyValue(random.nextDouble()));
        }
        keys.addAll(List.of("aa", "b", new ObjectId(new byte[12]), new UUID(3, 4))); // of another map than an index
        keys.addAll(List.of(
                new KeyValue(""),
                new KeyValue("\0"),
                new KeyValue("\u007f"),
                new KeyValue("\u0080"),
                new KeyValue("\ud83c\udfac"),
                new KeyValue("a".repeat(0xFFFF)),
                new KeyValue("a".repeat(0x10000)),
                new KeyValue(new UUID(1, 2)),
                new KeyValue(Missing.getInstance()),
                new KeyValue(true)));
        return keys;
    }

    private String text(int length, int first, int kinds) {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            text.append((char) (first + random.nextInt(kinds)));
        }
        return text.toString();
    }
}
