package mflix.request;

import org.bson.BsonDocument;

/**
 * Distinguishes the versions of a reply. An interface, because only {@code web} defines the form of a document on the wire,
 * and no feature may call {@code web}; a conditional write needs the tag that the client was given.
 */
public interface EntityTags {

    /** The strong entity tag that this reply carries, in quotes; equal for equal replies. */
    String of(BsonDocument reply);
}
