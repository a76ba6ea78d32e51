package mflix.mongo;

/** The settings {@code mflix.db.*} and {@code mflix.demo-mode}. */
public final class DatabaseSettings implements CheckedSettings {

    @Override
    public void check(Config config) {
        DemoMode.from(config, MongoSettings.from(config));
    }
}
