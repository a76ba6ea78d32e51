package mflix.system.microprofile;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mflix.settings.EnvironmentSettings;
import mflix.settings.SettingsSource;
import org.eclipse.microprofile.config.ConfigProvider;

// region settings
/** Settings from MicroProfile Config, which has sources of the server's own beside the environment. */
@Alternative
@Priority(1)
@Singleton
public class MicroProfileSettings implements SettingsSource {
    private final EnvironmentSettings environment;

    @Inject
    public MicroProfileSettings(EnvironmentSettings environment) {
        this.environment = environment;
    }

    @Override
    public Optional<String> text(String key) {
        return ConfigProvider.getConfig().getOptionalValue(key, String.class).or(() -> environment.text(key));
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(environment.names());
        ConfigProvider.getConfig().getPropertyNames().forEach(names::add);
        return names;
    }
}
// endregion settings
