package mflix.mongo.settings;

import mflix.settings.SettingsReader;

/**
 * Whether the functions that only a classroom may have are open: on when embedded, else off, unless {@code mflix.demo-mode}
 * says otherwise.
 */
public record DemoMode(boolean on) {

    public static DemoMode from(SettingsReader config, MongoSettings settings) {
        return new DemoMode(config.flag("mflix.demo-mode").orElse(settings.isEmbedded()));
    }
}
