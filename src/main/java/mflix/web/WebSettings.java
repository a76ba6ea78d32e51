package mflix.web;

import mflix.mongo.CheckedSettings;
import mflix.mongo.Config;

/** The settings of the HTTP layer. */
public final class WebSettings implements CheckedSettings {

    @Override
    public void check(Config config) {
        Origins.listed(config);
        RequestLog.isOn(config);
    }
}
