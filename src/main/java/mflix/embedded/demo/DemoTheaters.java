package mflix.embedded.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** Invented theaters, which say so in their address; their cities are real. */
final class DemoTheaters {
    private static final String CITIES =
            """
            Minneapolis|MN|-93.2650|44.9778
            Minneapolis|MN|-93.2370|44.9740
            Saint Paul|MN|-93.0900|44.9537
            Chicago|IL|-87.6298|41.8781
            Chicago|IL|-87.6500|41.9200
            New York|NY|-74.0060|40.7128
            New York|NY|-73.9570|40.7790
            Boston|MA|-71.0589|42.3601
            Austin|TX|-97.7431|30.2672
            Denver|CO|-104.9903|39.7392
            Seattle|WA|-122.3321|47.6062
            San Francisco|CA|-122.4194|37.7749
            Honolulu|HI|-157.8583|21.3069
            Portland|OR|-122.6765|45.5231
            Portland|ME|-70.2553|43.6591
            """;

    private DemoTheaters() {}

    static List<BsonDocument> all() {
        var theaters = new ArrayList<BsonDocument>();
        for (var line : CITIES.lines().toList()) {
            theaters.add(theater(theaters.size() + 1, line.split("\\|", -1)));
        }
        return theaters;
    }

    private static BsonDocument theater(int number, String[] place) {
        var address = new BsonDocument("street1", new BsonString(number + " Invented Street (demo)"))
                .append("city", new BsonString(place[0]))
                .append("state", new BsonString(place[1]))
                .append("zipcode", new BsonString("00000"));
        var coordinates = new BsonArray(
                List.of(new BsonDouble(Double.parseDouble(place[2])), new BsonDouble(Double.parseDouble(place[3]))));
        var geo = new BsonDocument("type", new BsonString("Point")).append("coordinates", coordinates);
        return new BsonDocument(
                        "_id", new BsonObjectId(new ObjectId(String.format(Locale.ROOT, "7eea7e50%016x", number))))
                .append("theaterId", new BsonInt32(number))
                .append("location", new BsonDocument("address", address).append("geo", geo));
    }
}
