package mflix.users.limits;

import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/** The settings {@code mflix.limit.…}, and whether a proxy names the address of a client. */
public final class LimitSettingsCheck implements SettingsCheck {

    @Override
    public void check(SettingsReader config) {
        for (var action : LimitedAction.values()) {
            action.limit(config);
        }
        ClientInfoReader.isBehindProxy(config);
    }
}
