package mflix.mongo;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.settings.DemoMode;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;
import mflix.settings.SettingsSource;
import mflix.settings.UnknownSettings;

/**
 * The start of the deployed application: bad settings and an embedded file that cannot be opened refuse it here; a database
 * that is away does not.
 */
@ApplicationScoped
public class DatabaseStartup {
    private static final Logger LOG = Logger.getLogger(DatabaseStartup.class.getName());
    private static final Duration WATCH = Duration.ofSeconds(2);
    private static final int LAST = 10_000;

    @Inject
    private BackgroundTasks tasks;

    @Inject
    private SettingsSource source;

    @Inject
    private SettingsReader config;

    @Inject
    private MongoSettings settings;

    @Inject
    private DemoMode demoMode;

    @Inject
    private DatabaseProvider fallback;

    @Inject
    private DatabasePreparation preparation;

    @Inject
    private DatabaseMonitor monitor;

    /** The last observer of the start, so that any other observer that refuses it does so before a file is open. */
    void begin(@Observes @Priority(LAST) Startup event) {
        LOG.log(Level.INFO, opening(settings, demoMode.on()));
        warnings().forEach(warning -> LOG.log(Level.WARNING, "setting_warning {0}", warning));
        if (settings.isEmbedded()) {
            fallback.open();
        }
        try {
            preparation.begin(tasks);
            tasks.every(Duration.ZERO, WATCH, monitor::look);
        } catch (RuntimeException e) { // the server may stay up without this application
            fallback.close();
            throw e;
        }
    }

    /** The first line; it names neither user nor host of a database. */
    static String opening(MongoSettings settings, boolean isDemo) {
        return "starting database=" + (settings.isEmbedded() ? "embedded" : "configured") + " demo_mode=" + isDemo;
    }

    private List<String> warnings() {
        var warnings = new ArrayList<>(settings.warnings());
        warnings.addAll(UnknownSettings.among(source.names(), SettingsCheck.keys(config)));
        if (demoMode.on() && !settings.isEmbedded()) {
            warnings.add(
                    "mflix.demo-mode is on with a database of its own: anybody can make himself an administrator.");
        }
        if (settings.isEmbedded()) {
            warnings.add("This is the embedded database, not a MongoDB: no users, no time-outs, no replica.");
        }
        return warnings;
    }
}
