package mflix.embedded.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** About four thousand comments on two thirds of the films, very unevenly; the same ones each time. */
final class DemoComments {
    private static final long SEED = 20_240_229;
    private static final ObjectId SHREK_2 = new ObjectId("573a13a7f29313caabd1aa1f");
    private static final ObjectId NO_FILM = new ObjectId("6d666c6978ff000000000000");
    private static final long FIRST = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2025-12-31T00:00:00Z").getEpochSecond();
    private static final List<Integer> MOST =
            List.of(133, 128, 121, 117, 109, 104); // the first is what front ends expect
    private static final int COMMENTED_OF_TEN = 7;

    private final Random dice = new Random(SEED);
    private final DemoPhrases phrases = new DemoPhrases(dice);
    private final List<BsonDocument> comments = new ArrayList<>();

    private DemoComments() {}

    /** Three of them are on a film that does not exist. */
    static List<BsonDocument> on(List<BsonDocument> films) {
        return new DemoComments().write(films);
    }

    private List<BsonDocument> write(List<BsonDocument> films) {
        var commented = drawn(films);
        var sizes = IntStream.range(0, commented.size()).map(DemoComments::size).toArray();
        var writers = writers(IntStream.of(sizes).sum() + 3);
        for (int film = 0; film < sizes.length; film++) {
            for (int i = 0; i < sizes[film]; i++) {
                add(commented.get(film), writers.get(comments.size()));
            }
        }
        for (int i = 0; i < 3; i++) {
            add(NO_FILM, writers.get(comments.size()));
        }
        return comments;
    }

    private List<ObjectId> drawn(List<BsonDocument> films) {
        var ids = new ArrayList<>(
                films.stream().map(film -> film.getObjectId("_id").getValue()).toList());
        ids.remove(SHREK_2);
        Collections.shuffle(ids, dice);
        ids.add(0, SHREK_2);
        return ids.subList(0, films.size() * COMMENTED_OF_TEN / 10);
    }

    private static int size(int place) {
        return place < MOST.size()
                ? MOST.get(place)
                : Math.max(1, (int) Math.round(96 * Math.exp(-(place - MOST.size()) / 34.0)));
    }

    /** The author of each comment: the first person has most, the next ones less and less, places 20 and 21 equally many. */
    private List<DemoUsers.Person> writers(int all) {
        var people = DemoUsers.all();
        var deck = new ArrayList<DemoUsers.Person>();
        for (int place = 2; place <= people.size(); place++) {
            var rank = place == 21 ? 20 : place;
            deck.addAll(Collections.nCopies(2 + (int) (174 * Math.exp(-rank / 24.0)), people.get(place - 1)));
        }
        deck.addAll(Collections.nCopies(all - deck.size(), people.get(0)));
        Collections.shuffle(deck, dice);
        return deck;
    }

    private void add(ObjectId film, DemoUsers.Person writer) {
        var number = comments.size() + 1;
        comments.add(new BsonDocument(
                        "_id", new BsonObjectId(new ObjectId(String.format(Locale.ROOT, "6d666c6978cc%012d", number))))
                .append("name", new BsonString(writer.name()))
                .append("email", new BsonString(writer.email()))
                .append("movie_id", new BsonObjectId(film))
                .append("text", new BsonString(phrases.text()))
                .append("date", new BsonDateTime(1000 * (FIRST + (long) (dice.nextDouble() * (LAST - FIRST))))));
    }
}
