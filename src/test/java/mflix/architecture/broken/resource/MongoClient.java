package mflix.architecture.broken.resource;

/** Named like a type of the driver. */
public final class MongoClient {}
