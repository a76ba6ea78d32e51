package mflix.mongo;

import com.mongodb.client.MongoDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes the one client of the application and closes it at the end. A client that could not be made (no DNS) is tried again
 * at the next use.
 */
@ApplicationScoped
public class MongoProducer {

    @Produces
    @Singleton
    Config config() {
        return new Config(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
    }

    // No database is made without these, so all settings are read before anything is opened.
    @Produces
    @Singleton
    MongoSettings settings(Config config) {
        CheckedSettings.requireGood(config);
        return MongoSettings.from(config);
    }

    @Produces
    @Singleton
    DemoMode demoMode(Config config, MongoSettings settings) {
        return DemoMode.from(config, settings);
    }

    @Produces
    @Singleton
    Database database(MongoSettings settings, Fallback fallback) {
        var database = Database.at(settings.uri().orElseGet(fallback::open));
        database.commands().logSlowerThan(settings.slow());
        return database;
    }

    @Produces
    MongoDatabase documents(Database database) {
        return database.documents();
    }

    void close(@Disposes Database database) {
        database.close();
    }
}
