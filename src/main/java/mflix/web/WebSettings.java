package mflix.web;

import mflix.mongo.CheckedSettings;
import mflix.mongo.Config;

/** The settings of the HTTP layer. */
public final class WebSettings implements CheckedSettings {

    @Override
    public void check(Config config) {
        Origins.listed(config);
        logsRequests(config);
    }

    // here, since the command line has no filter's classes
    static boolean logsRequests(Config config) {
        return config.flag("mflix.log.requests").orElse(false);
    }
}
