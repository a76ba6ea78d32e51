package mflix.migration.api;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.migration.MigrationSettings;
import mflix.migration.Migrations;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.system.MetricsRegistry;

/** Makes the engine of the deployed application and stops it in order. Bad settings refuse the start. */
@ApplicationScoped
public class MigrationProducer {
    private static final Logger LOG = Logger.getLogger(MigrationProducer.class.getName());

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private MigrationSettings settings;

    private volatile Migrations made;
    private volatile Thread hook;

    void begin(@Observes Startup event) {
        LOG.log(Level.INFO, "migrations start={0}", settings.start());
    }

    @Produces
    @Singleton
    static MigrationSettings settings(SettingsReader config, MongoSettings database) {
        return MigrationSettings.from(config, database.isEmbedded());
    }

    // The server's own stop promises no thread its end, so the process's is what the engine waits for.
    @Produces
    @Singleton
    Migrations migrations(MongoConnection database, Clock clock, MetricsRegistry metrics) {
        var migrations = new Migrations(database, settings, clock, executor);
        migrations.show(metrics);
        hook = new Thread(migrations::stop, "stop-migrations");
        Runtime.getRuntime().addShutdownHook(hook);
        made = migrations;
        return migrations;
    }

    @Produces
    @Singleton
    static MigrationViews views(Migrations migrations, ServletContext context) {
        return new MigrationViews(migrations, context.getContextPath());
    }

    /** While everything is there: a server may destroy this bean before those that it made, and then calls no disposer. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (made == null) {
            return;
        }
        made.stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "the process ends already, and the hook has run");
        }
    }
}
