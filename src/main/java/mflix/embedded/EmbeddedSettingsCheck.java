package mflix.embedded;

import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/** The settings of the embedded database; its folder is not looked at. */
public final class EmbeddedSettingsCheck implements SettingsCheck {

    @Override
    public void check(SettingsReader config) {
        DataFolder.of(config);
        EmbeddedDatabase.survivesPowerLoss(config);
    }
}
