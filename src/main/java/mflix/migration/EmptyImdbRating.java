package mflix.migration;

import com.mongodb.client.model.Filters;
import java.util.Optional;
import mflix.mongo.CollectionName;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** {@code imdb.rating} of {@code ""}: the field goes away. Never 0, which would pull averages down. */
final class EmptyImdbRating implements Conversion {
    private static final BsonString EMPTY = new BsonString("");

    @Override
    public String name() {
        return "movies-empty-imdb-rating";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.MOVIES;
    }

    @Override
    public String field() {
        return "imdb.rating";
    }

    @Override
    public Bson candidates() {
        return Filters.eq(field(), EMPTY);
    }

    @Override
    public BsonType becomes() {
        return BsonType.DOUBLE;
    }

    @Override
    public Outcome convert(BsonValue raw) {
        if (!raw.isString()) {
            return new Outcome.Refused(Reason.NOT_A_TEXT, "");
        }
        return raw.equals(EMPTY) ? new Outcome.Removed() : new Outcome.Refused(Reason.UNKNOWN_FORMAT, "not empty");
    }

    @Override
    public Optional<BsonValue> secondOpinion(BsonValue raw) {
        return raw.isString() && raw.asString().getValue().length() == 0 ? Optional.of(ABSENT) : Optional.empty();
    }

    @Override
    public String assumption() {
        return "An empty rating means that there is none.";
    }
}
