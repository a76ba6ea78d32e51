package mflix.migration;

import mflix.mongo.CheckedSettings;
import mflix.mongo.Config;
import mflix.mongo.MongoSettings;

/** The settings {@code mflix.migration.*}. */
public final class CheckedMigrationSettings implements CheckedSettings {

    @Override
    public void check(Config config) {
        MigrationSettings.from(config, MongoSettings.from(config).isEmbedded());
    }
}
