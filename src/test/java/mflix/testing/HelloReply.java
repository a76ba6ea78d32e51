package mflix.testing;

import de.bwaldvogel.mongo.bson.Document;

/** What every server of the tests answers to the first command of a driver. */
final class HelloReply {
    private HelloReply() {}

    /** With the limits of MongoDB 7.0; whose kind of server it is, and {@code ok}, are still to be added. */
    static Document withLimits(boolean isPrimary) {
        return new Document("ismaster", isPrimary)
                .append("helloOk", true)
                .append("logicalSessionTimeoutMinutes", 30)
                .append("minWireVersion", 0)
                .append("maxWireVersion", 21)
                .append("maxBsonObjectSize", 16_777_216)
                .append("maxMessageSizeBytes", 48_000_000)
                .append("maxWriteBatchSize", 1000);
    }
}
