package mflix.embedded;

import mflix.mongo.CheckedSettings;
import mflix.mongo.Config;

/** The settings of the embedded database; its folder is not looked at. */
public final class EmbeddedSettings implements CheckedSettings {

    @Override
    public void check(Config config) {
        DataFolder.of(config);
        EmbeddedDatabase.survivesPowerLoss(config);
    }
}
