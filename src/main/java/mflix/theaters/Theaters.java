package mflix.theaters;

import static com.mongodb.client.model.Accumulators.avg;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.skip;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import mflix.mongo.CollectionName;
import mflix.mongo.bounds.BoundedCount;
import mflix.mongo.settings.MongoSettings;
import mflix.request.PageRequest;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The theaters, as stored. By distance: by {@code $geoNear} on MongoDB, by the haversine formula where there is no such index. */
@Singleton
public class Theaters {
    /** No such stage in the embedded database; in a MongoDB no index yet, no plan without one. */
    private static final Set<Integer> CANNOT_SEARCH_NEAR = Set.of(-1, 27, 291);

    private static final String GEO = "location.geo";
    private static final String CITY = "location.address.city";
    private static final String STATE = "location.address.state";
    private static final String DISTANCE = "distance_km";

    private final MongoCollection<BsonDocument> stored;
    private final MongoSettings settings;

    @Inject
    public Theaters(MongoDatabase database, MongoSettings settings) {
        this.stored = database.getCollection(CollectionName.THEATERS.inDatabase(), BsonDocument.class);
        this.settings = settings;
    }

    /** {@code {theaters, page, filters, entries_per_page, total_results}}: the nearest first, or by number. */
    BsonDocument page(TheaterRequest request) {
        return request.near() == null ? numbered(request) : near(request);
    }

    private BsonDocument numbered(TheaterRequest request) {
        var inCity = request.city().isEmpty() ? empty() : eq(CITY, request.city());
        var filter = request.state().isEmpty() ? inCity : and(inCity, eq(STATE, request.state()));
        var found = theaters()
                .find(filter)
                .projection(include("theaterId", "location"))
                .sort(ascending("theaterId", "_id"))
                .skip(request.page().skip())
                .limit(request.page().entriesPerPage())
                .into(new ArrayList<>());
        return reply(request, found, BoundedCount.of(theaters(), filter));
    }

    private BsonDocument near(TheaterRequest request) {
        try {
            var found =
                    theaters().aggregate(stages(request.near(), request.page())).into(new ArrayList<>());
            found.forEach(
                    theater -> rounded(theater, theater.getNumber(DISTANCE).doubleValue()));
            return reply(request, found, BoundedCount.of(theaters(), gt(GEO, null)));
        } catch (MongoCommandException e) {
            if (!CANNOT_SEARCH_NEAR.contains(e.getErrorCode())) {
                throw e;
            }
            return reckoned(request);
        }
    }

    static List<Bson> stages(GeoPoint near, PageRequest page) {
        var nearest = new Document("near", near.geoJson())
                .append("key", GEO)
                .append("distanceField", DISTANCE)
                .append("distanceMultiplier", 0.001)
                .append("spherical", true);
        return List.of(
                new Document("$geoNear", nearest),
                skip(page.skip()),
                limit(page.entriesPerPage()),
                project(include("theaterId", "location", DISTANCE)));
    }

    private BsonDocument reckoned(TheaterRequest request) {
        var placed = new ArrayList<BsonDocument>();
        for (var theater : theaters().find().projection(include("theaterId", "location"))) {
            var location = theater.isDocument("location") ? theater.getDocument("location") : new BsonDocument();
            GeoPoint.of(location.get("geo"))
                    .ifPresent(point -> placed.add(theater.append(
                            DISTANCE, new BsonDouble(request.near().kilometersTo(point)))));
        }
        placed.sort(Comparator.comparingDouble(
                theater -> theater.getDouble(DISTANCE).getValue()));
        var from = Math.min(request.page().skip(), placed.size());
        var page = placed.subList(from, Math.min(from + request.page().entriesPerPage(), placed.size()));
        page.forEach(theater -> rounded(theater, theater.getDouble(DISTANCE).getValue()));
        return reply(request, page, BoundedCount.exactly(placed.size()));
    }

    private static void rounded(BsonDocument theater, double kilometers) {
        theater.append(DISTANCE, new BsonDouble(Math.round(kilometers * 100) / 100.0));
    }

    private static BsonDocument reply(TheaterRequest request, List<BsonDocument> found, BoundedCount total) {
        return total.appendTo(new BsonDocument("theaters", new BsonArray(found))
                .append("page", new BsonInt32(request.page().page()))
                .append("filters", request.applied())
                .append("entries_per_page", new BsonInt32(request.page().entriesPerPage())));
    }

    private MongoCollection<BsonDocument> theaters() {
        return settings.reading(stored);
    }

    /** {@code {cities: [{city, state, count, near: [lon, lat]}], total_results}}: by city and state; the middle of each one's theaters. */
    BsonDocument cities() {
        var rows = theaters()
                .aggregate(List.of(
                        match(gt(CITY, "")),
                        group(
                                new Document("city", "$" + CITY).append("state", "$" + STATE),
                                sum("count", 1),
                                avg("longitude", coordinate(0)),
                                avg("latitude", coordinate(1))),
                        sort(ascending("_id.city", "_id.state"))))
                .map(Theaters::city)
                .into(new ArrayList<>());
        return new BsonDocument("cities", new BsonArray(rows)).append("total_results", new BsonInt32(rows.size()));
    }

    private static Document coordinate(int index) {
        // the stored value may be of any type, and the server refuses to take an element of what is no list
        var pair = "$" + GEO + ".coordinates";
        return new Document(
                "$cond",
                Arrays.asList(
                        new Document("$isArray", List.of(pair)),
                        new Document("$arrayElemAt", List.of(pair, index)),
                        null));
    }

    private static BsonDocument city(BsonDocument row) {
        var place = row.getDocument("_id");
        var city = new BsonDocument("city", place.get("city"))
                .append("state", place.get("state", new BsonString("")))
                .append("count", row.get("count"));
        var middle = new BsonArray(List.of(row.get("longitude"), row.get("latitude")));
        return middle.stream().allMatch(BsonValue::isNumber) ? city.append("near", middle) : city;
    }
}
