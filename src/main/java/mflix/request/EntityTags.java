package mflix.request;

import org.bson.BsonDocument;

/**
 * Tells the versions of a reply apart. An interface because of an arrow: how a document looks on the wire is known to the web,
 * which no room may call; who writes on a condition needs the tag that the client was given.
 */
public interface EntityTags {

    /** The strong entity tag that this reply carries, in quotes; equal for equal replies. */
    String of(BsonDocument reply);
}
