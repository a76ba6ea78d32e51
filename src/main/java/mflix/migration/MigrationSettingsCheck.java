package mflix.migration;

import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/** The settings {@code mflix.migration.*}. */
public final class MigrationSettingsCheck implements SettingsCheck {

    @Override
    public void check(SettingsReader config) {
        MigrationSettings.from(config, MongoSettings.from(config).isEmbedded());
    }
}
