package mflix.people;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mflix.mongo.CollectionName;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** The films of one person, found by one aggregation over the three fields that name people. */
@Singleton
public class PersonFilms {
    private static final Map<String, String> FIELDS = fields();
    private static final Bson SHOWN = include(
            "title", "year", "runtime", "genres", "poster", "plot", "type", "imdb", "cast", "directors", "writers");

    private static final Bson LATEST = orderBy(descending("year"), ascending("_id"));

    private final MongoCollection<BsonDocument> movies;
    private final MongoSettings settings;

    @Inject
    public PersonFilms(MongoDatabase database, MongoSettings settings) {
        this.movies = database.getCollection(CollectionName.MOVIES.inDatabase(), BsonDocument.class);
        this.settings = settings;
    }

    private static Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("actor", "cast");
        fields.put("director", "directors");
        fields.put("writer", "writers");
        return fields;
    }

    /** {@code {name, actor, director, writer, total_results}}: each role a list of {@code {decade, count, films}}, latest first. */
    BsonDocument of(PersonName name) {
        var films = settings.reading(movies).aggregate(stages(name)).into(new ArrayList<>());
        var reply = new BsonDocument("name", new BsonString(name.bare()));
        FIELDS.forEach((role, field) -> reply.append(role, byDecade(films, field, name)));
        return reply.append("total_results", new BsonInt32(films.size()));
    }

    /** Titles of the latest films that credit somebody. */
    public List<String> latestTitles(String credit, int most, Duration limit) {
        var titles = new ArrayList<String>();
        movies.withTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .find(credited(PersonName.of(credit)))
                .projection(include("title"))
                .sort(LATEST)
                .limit(most)
                .forEach(film -> titles.add(
                        film.isString("title") ? film.getString("title").getValue() : "Untitled"));
        return titles;
    }

    static List<Bson> stages(PersonName name) {
        return List.of(match(credited(name)), project(SHOWN), sort(LATEST));
    }

    private static Bson credited(PersonName name) {
        return or(FIELDS.values().stream().map(name::creditedIn).toList());
    }

    private static BsonArray byDecade(List<BsonDocument> films, String field, PersonName name) {
        // films without a number for a year are in the last row
        var decades = new TreeMap<Integer, BsonArray>(Comparator.reverseOrder());
        for (var film : films) {
            var credits = credits(film.get(field), name);
            if (!credits.isEmpty()) {
                decades.computeIfAbsent(decade(film.get("year")), unused -> new BsonArray())
                        .add(shown(film, credits));
            }
        }
        var rows = new BsonArray();
        decades.forEach((decade, its) -> rows.add(
                new BsonDocument("decade", decade == Integer.MIN_VALUE ? BsonNull.VALUE : new BsonInt32(decade))
                        .append("count", new BsonInt32(its.size()))
                        .append("films", its)));
        return rows;
    }

    private static BsonArray credits(BsonValue people, PersonName name) {
        var all = people != null && people.isArray()
                ? people.asArray()
                : Arrays.asList(people); // a single name may be stored without a list
        return new BsonArray(all.stream()
                .filter(one -> one != null
                        && one.isString()
                        && name.isIn(one.asString().getValue()))
                .toList());
    }

    private static int decade(BsonValue year) {
        return year != null && year.isNumber() ? Math.floorDiv(year.asNumber().intValue(), 10) * 10 : Integer.MIN_VALUE;
    }

    private static BsonDocument shown(BsonDocument film, BsonArray credits) {
        var shown = film.clone();
        FIELDS.values().forEach(shown::remove);
        return shown.append("credits", credits);
    }
}
