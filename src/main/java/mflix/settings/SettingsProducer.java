package mflix.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one reader of the application's settings. */
@ApplicationScoped
public class SettingsProducer {

    @Produces
    @Singleton
    SettingsReader reader(SettingsSource source) {
        return new SettingsReader(source::text);
    }
}
