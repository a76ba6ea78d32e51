package mflix.web;

import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;
import mflix.web.site.PublicAddress;

/** The settings of the HTTP layer. */
public final class WebSettingsCheck implements SettingsCheck {

    @Override
    public void check(SettingsReader config) {
        CorsOrigins.listed(config);
        PublicAddress.root(config);
        logsRequests(config);
    }

    // here, since the command line has no filter's classes
    static boolean logsRequests(SettingsReader config) {
        return config.flag("mflix.log.requests").orElse(false);
    }
}
