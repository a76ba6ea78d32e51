package mflix.theaters;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.request.PageRequest;
import mflix.request.QueryParameters;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Which theaters are asked for.
 *
 * @param near {@code null} when not by distance
 * @param city empty for all cities
 * @param state empty for those of any state
 */
record TheaterRequest(GeoPoint near, String city, String state, PageRequest page) {
    private static final Set<String> KNOWN =
            new LinkedHashSet<>(List.of("near", "city", "state", "page", "entries_per_page"));

    static TheaterRequest of(Map<String, List<String>> sent) {
        var parameters = QueryParameters.of(sent, KNOWN, Set.of());
        var near = GeoPoint.of(parameters, "near");
        var city = parameters.text("city", 100);
        if (near.isPresent() && city.isPresent()) {
            parameters.refuse("city", city.get(), "absent beside near; ask for one of them");
        }
        var state = parameters.text("state", 100);
        if (state.isPresent() && city.isEmpty()) {
            parameters.refuse("state", state.get(), "beside a city, of which several states may have one");
        }
        var page = PageRequest.of(parameters);
        parameters.check();
        return new TheaterRequest(near.orElse(null), city.orElse(""), state.orElse(""), page);
    }

    BsonDocument applied() {
        var applied = new BsonDocument();
        if (near != null) {
            applied.append("near", near.coordinates());
        }
        if (!city.isEmpty()) {
            applied.append("city", new BsonString(city));
        }
        if (!state.isEmpty()) {
            applied.append("state", new BsonString(state));
        }
        return applied;
    }
}
