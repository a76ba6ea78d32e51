package mflix.web;

import mflix.problem.SafeText;
import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;
import mflix.web.cors.CorsOrigins;
import mflix.web.site.PublicAddress;

/** The settings of the HTTP layer. */
public final class WebSettingsCheck implements SettingsCheck {

    @Override
    public void check(SettingsReader config) {
        CorsOrigins.listed(config);
        PublicAddress.root(config);
        logsRequests(config);
        logsJson(config);
    }

    // here, since the command line has no filter's classes
    static boolean logsRequests(SettingsReader config) {
        return config.flag("mflix.log.requests").orElse(logsJson(config));
    }

    /** The server's own start decides by the same setting how a line is written; here it is checked. */
    static boolean logsJson(SettingsReader config) {
        var format = config.text("mflix.log.format").orElse("text");
        if (!format.equals("text") && !format.equals("json")) {
            throw SettingsReader.bad("mflix.log.format", SafeText.plain(format), "text or json");
        }
        return format.equals("json");
    }
}
