package mflix.embedded.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** Sixty people who do not exist. Their stored password is not a hash, so no one can log in as one of them. */
final class DemoUsers {
    /** How many of those who comment have no account (any more): the last ones. */
    static final int WITHOUT_ACCOUNT = 2;

    private static final List<String> FIRST = List.of(
            "Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hiro", "Inés", "Jonas", "Kavita", "Luca",
            "Mirela", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Søren", "Tomoko", "Ulla", "Viktor", "Wanda",
            "Xenia", "Yusuf", "Zoë", "Amara", "Benoît", "Cora", "Daan", "Eszter");
    private static final List<String> LAST = List.of(
            "Lindqvist",
            "Okafor",
            "Marchetti",
            "Petrenko",
            "Yildiz",
            "Haddad",
            "Brandt",
            "Nakamura",
            "Velasco",
            "Eklund",
            "Raman",
            "Ferri",
            "Ionescu",
            "Benali",
            "Kowal",
            "Sharma",
            "Lefort",
            "Delgado",
            "Holm",
            "Ishikawa",
            "Norden",
            "Sokolov",
            "Maj",
            "Pappas",
            "Demir",
            "Fontein",
            "Diallo",
            "Charron",
            "Whitlock",
            "Visser",
            "Szalai");
    private static final int ALL = 60 + WITHOUT_ACCOUNT;

    /** A person who comments, with or without an account. */
    record Person(String name, String email) {}

    private DemoUsers() {}

    /** All people who comment, in a fixed order; the last two have no account. */
    static List<Person> all() {
        return IntStream.range(0, ALL).mapToObj(DemoUsers::person).toList();
    }

    /** The accounts as {@code users} stores them. */
    static List<BsonDocument> accounts() {
        var people = all();
        return IntStream.range(0, ALL - WITHOUT_ACCOUNT)
                .mapToObj(number -> account(number, people.get(number)))
                .toList();
    }

    // 31 first names walk along 31 last names, the second time shifted, so that no pair comes twice.
    private static Person person(int number) {
        var first = FIRST.get(number % FIRST.size());
        var last = LAST.get((number + 7 * (number / FIRST.size())) % LAST.size());
        return new Person(first + " " + last, ascii(first) + "." + ascii(last) + "@example.com");
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.replace("ø", "o"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static BsonDocument account(int number, Person person) {
        var id = new ObjectId(String.format(Locale.ROOT, "6d666c6978aa%012d", number + 1));
        return new BsonDocument("_id", new BsonObjectId(id))
                .append("name", new BsonString(person.name()))
                .append("email", new BsonString(person.email()))
                .append("password", new BsonString("!"));
    }
}
