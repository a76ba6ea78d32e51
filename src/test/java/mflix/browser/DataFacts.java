package mflix.browser;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/** What a database holds, counted here from its documents and not by a query as the site's. */
final class DataFacts {
    private final MongoDatabase database;
    private final List<Document> films;
    private final List<Document> comments;

    DataFacts(MongoDatabase database) {
        this.database = database;
        this.films = all("movies", "title", "year", "genres", "countries", "directors", "lastupdated");
        this.comments = all("comments", "movie_id", "email");
    }

    private List<Document> all(String collection, String... fields) {
        return database.getCollection(collection)
                .find()
                .projection(Projections.include(fields))
                .into(new ArrayList<>());
    }

    String database() {
        return database.getName();
    }

    long films() {
        return films.size();
    }

    /** The value that most films have in a list, with how many have it. */
    Map.Entry<String, Long> mostFrequent(String field) {
        return most(films.stream()
                .flatMap(film -> film.get(field) instanceof Collection<?> values
                        ? values.stream().distinct()
                        : null));
    }

    /** The film with the most comments, with their number. */
    Map.Entry<Document, Long> mostDiscussed() {
        var ids = films.stream().map(film -> film.get("_id")).collect(Collectors.toSet());
        var most =
                most(comments.stream().map(comment -> comment.get("movie_id")).filter(ids::contains));
        var film = films.stream()
                .filter(one -> one.get("_id").toString().equals(most.getKey()))
                .findFirst();
        return Map.entry(film.orElseThrow(), most.getValue());
    }

    /** Who wrote the most comments, with their number. */
    Map.Entry<String, Long> mostActive() {
        return most(comments.stream().map(comment -> comment.get("email")));
    }

    private static Map.Entry<String, Long> most(Stream<?> values) {
        var counts = new TreeMap<String, Long>();
        values.forEach(value -> counts.merge(value.toString(), 1L, Long::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow();
    }

    /** "234 films from 1903 to 2014", of those with a number for a year. */
    String years() {
        var years = films.stream()
                .map(film -> film.get("year"))
                .filter(Number.class::isInstance)
                .mapToInt(year -> ((Number) year).intValue())
                .summaryStatistics();
        return written(years.getCount()) + " films from " + years.getMin() + " to " + years.getMax();
    }

    /** Films whose date of the last change is a text that says one. */
    long textsForDates() {
        return films.stream()
                .map(film -> film.get("lastupdated"))
                .filter(value -> value instanceof String text && isTime(text))
                .count();
    }

    private static boolean isTime(String text) {
        try {
            LocalDateTime.parse(text.replaceFirst(" ", "T"));
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    long theaters(String city, String state) {
        return all("theaters", "location.address").stream()
                .map(theater -> theater.get("location", new Document()).get("address", new Document()))
                .filter(address -> city.equals(address.get("city")) && state.equals(address.get("state")))
                .count();
    }

    /** Now, since others may add some while a page is read. */
    long nowIn(String collection) {
        return database.getCollection(collection).countDocuments();
    }

    /** A number as a page writes it. */
    static String written(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
