package mflix.mongo.settings;

import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/** The settings {@code mflix.db.*}, {@code mflix.audit.days} and {@code mflix.demo-mode}. */
public final class DatabaseSettingsCheck implements SettingsCheck {

    @Override
    public void check(SettingsReader config) {
        DemoMode.from(config, MongoSettings.from(config));
    }
}
