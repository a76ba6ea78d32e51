package mflix.theaters;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mflix.request.QueryParameters;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A place on earth. */
record GeoPoint(double longitude, double latitude) {
    /** What MongoDB reckons with. */
    private static final double EARTH_RADIUS_KM = 6378.1;

    private static final Pattern PAIR =
            Pattern.compile("(-?[0-9]{1,3}(?:\\.[0-9]{1,15})?),(-?[0-9]{1,2}(?:\\.[0-9]{1,15})?)");

    /** {@code LON,LAT}; a bad value is collected in the parameters. */
    static Optional<GeoPoint> of(QueryParameters parameters, String name) {
        return parameters.text(name, 100).flatMap(value -> {
            var pair = PAIR.matcher(value);
            if (pair.matches()) {
                var point = new GeoPoint(Double.parseDouble(pair.group(1)), Double.parseDouble(pair.group(2)));
                if (point.isOnEarth()) {
                    return Optional.of(point);
                }
            }
            parameters.refuse(
                    name, value, "a longitude from -180 to 180 and a latitude from -90 to 90, as in -93.26,44.98");
            return Optional.empty();
        });
    }

    /** The point of a GeoJSON document; empty when it has none. */
    static Optional<GeoPoint> of(BsonValue geo) {
        if (geo == null || !geo.isDocument() || !geo.asDocument().isArray("coordinates")) {
            return Optional.empty();
        }
        var pair = geo.asDocument().getArray("coordinates");
        if (pair.size() != 2 || !pair.stream().allMatch(BsonValue::isNumber)) {
            return Optional.empty();
        }
        var point = new GeoPoint(
                pair.get(0).asNumber().doubleValue(), pair.get(1).asNumber().doubleValue());
        return Optional.of(point).filter(GeoPoint::isOnEarth);
    }

    private boolean isOnEarth() {
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    }

    /** Along the surface, by the haversine formula. */
    double kilometersTo(GeoPoint other) {
        var height = Math.toRadians(other.latitude - latitude);
        var width = Math.toRadians(other.longitude - longitude);
        var half = haversine(height)
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * haversine(width);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
    }

    private static double haversine(double angle) {
        var sine = Math.sin(angle / 2);
        return sine * sine;
    }

    BsonArray coordinates() {
        return new BsonArray(List.of(new BsonDouble(longitude), new BsonDouble(latitude)));
    }

    BsonDocument geoJson() {
        return new BsonDocument("type", new BsonString("Point")).append("coordinates", coordinates());
    }
}
