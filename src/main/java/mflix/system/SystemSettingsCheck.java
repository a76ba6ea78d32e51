package mflix.system;

import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/** The settings of what an operator sees. */
public final class SystemSettingsCheck implements SettingsCheck {

    @Override
    public void check(SettingsReader config) {
        MetricsAccess.token(config);
    }
}
