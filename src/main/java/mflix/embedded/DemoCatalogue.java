package mflix.embedded;

import com.mongodb.client.MongoDatabase;

final class DemoCatalogue {
    DemoCatalogue(MongoDatabase database) {}

    void load() {}
}
