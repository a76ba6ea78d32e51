package mflix.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import mflix.mongo.settings.DemoMode;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/**
 * Makes the one client of the application and closes it at the end.
 *
 * <p>What is injected is a proxy, so the client is made at the first call and not at the start, which needs no database. When
 * it cannot be made (no DNS for {@code mongodb+srv}), that call fails and the next one tries again.
 */
@ApplicationScoped
public class MongoClientProducer {
    // of this deployment, as its classes are:
    // a thread that outlives it would have all beans made again, this one included
    private static volatile boolean hasEnded;

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        hasEnded = true;
    }

    // region producer
    @Produces
    @ApplicationScoped
    MongoClient client(MongoConnection connection) {
        return connection.client();
    }

    void close(@Disposes MongoClient client) {
        client.close();
    }
    // endregion producer

    /** The database that the application works on. */
    @Produces
    @ApplicationScoped
    MongoDatabase database(MongoClient client, MongoConnection connection) {
        return client.getDatabase(connection.name());
    }

    /** The same client with its pool, its commands and the causes of its failures, for those that watch over them. */
    @Produces
    @ApplicationScoped
    MongoConnection connection(MongoSettings settings, DatabaseProvider fallback, Instance<CommandTracing> tracing) {
        if (hasEnded) {
            throw new IllegalStateException("The application has ended; it opens no database any more.");
        }
        var connection = MongoConnection.at(
                settings.uri().orElseGet(fallback::open),
                settings.maxTime(),
                tracing.stream().flatMap(one -> one.listener().stream()).toList());
        connection.commands().logSlowerThan(settings.slow());
        return connection;
    }

    // where nothing asked for the client itself; closing it twice does nothing
    void close(@Disposes MongoConnection connection) {
        connection.close();
    }

    // No client is made without these, so the settings of every package are read before anything is opened.
    @Produces
    @Singleton
    MongoSettings settings(SettingsReader config) {
        SettingsCheck.requireGood(config);
        return MongoSettings.from(config);
    }

    @Produces
    @Singleton
    DemoMode demoMode(SettingsReader config, MongoSettings settings) {
        return DemoMode.from(config, settings);
    }
}
