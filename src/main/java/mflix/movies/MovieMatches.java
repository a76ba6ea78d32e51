package mflix.movies;

import java.util.List;
import java.util.OptionalLong;
import mflix.request.PageRequest;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The films that answer a question, in the defined order. Each method queries the database. */
interface MovieMatches {

    /** How many there are, exactly. */
    long total();

    /** One page of them as stored, short or empty at the end. */
    List<? extends BsonDocument> page(PageRequest page);

    /** How many have all words of a text search; empty unless it is two words or more and nothing else. */
    default OptionalLong withAllWords() {
        return OptionalLong.empty();
    }

    /** A filter that selects all of them. */
    Bson filter();
}
