package mflix.web;

import java.util.Random;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** Documents of every shape from a seed; the same seed gives the same documents. */
public final class RandomBson {
    private static final String LETTERS = "abc \"\\/\n\t\u0000\u001f\u007féè€😀\u2028";

    private RandomBson() {}

    public static BsonDocument document(Random random, int depth) {
        var document = new BsonDocument();
        for (int i = random.nextInt(6); i > 0; i--) {
            document.append("k" + i + text(random).replace("\u0000", ""), value(random, depth));
        }
        return document;
    }

    private static BsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 11)) {
            case 0 -> new BsonInt32(random.nextInt());
            case 1 -> new BsonInt64(random.nextLong());
            case 2 -> new BsonDouble(Double.longBitsToDouble(random.nextLong()));
            case 3 -> BsonBoolean.valueOf(random.nextBoolean());
            case 4 -> BsonNull.VALUE;
            case 5 -> new BsonDateTime(random.nextLong() / 1_000_000);
            case 6 -> new BsonObjectId(new ObjectId(random.nextInt() & 0xffffff, random.nextInt() & 0xffffff));
            case 7 -> random.nextInt(20) == 0 ? new BsonMinKey() : new BsonInt32(7);
            case 8 -> new BsonString(text(random));
            case 9 -> document(random, depth - 1);
            default -> array(random, depth - 1);
        };
    }

    private static BsonArray array(Random random, int depth) {
        var array = new BsonArray();
        for (int i = random.nextInt(5); i > 0; i--) {
            array.add(value(random, depth));
        }
        return array;
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, LETTERS.codePointCount(0, LETTERS.length()))
                .mapToObj(i -> Character.toString(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, i))))
                .collect(Collectors.joining());
    }
}
