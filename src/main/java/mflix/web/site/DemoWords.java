package mflix.web.site;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.DemoMark;
import mflix.mongo.MongoConnection;
import mflix.mongo.MongoFailures;
import mflix.mongo.settings.DemoMode;
import mflix.mongo.settings.MongoSettings;

/** What the page has to say beside invented figures and to visitors of a classroom. */
@Singleton
public class DemoWords {
    private static final Logger LOG = Logger.getLogger(DemoWords.class.getName());
    private static final Duration LIMIT = Duration.ofMillis(300);

    private final MongoConnection database;
    private final MongoSettings settings;
    private final DemoMode mode;

    @Inject
    public DemoWords(MongoConnection database, MongoSettings settings, DemoMode mode) {
        this.database = database;
        this.settings = settings;
        this.mode = mode;
    }

    /** Of {@code data}: the films are the demo's, and {@code mode}: demo mode is on. */
    public List<String> inForce() {
        var words = new ArrayList<String>();
        if (settings.isEmbedded() && isDemoData()) {
            words.add("data");
        }
        if (mode.on()) {
            words.add("mode");
        }
        return words;
    }

    private boolean isDemoData() {
        try {
            return DemoMark.isSet(database, LIMIT);
        } catch (RuntimeException e) {
            if (MongoFailures.problemOf(e).isEmpty()) {
                throw e;
            }
            LOG.log(Level.FINE, "A page is sent without a word about its data", e);
            return false;
        }
    }
}
