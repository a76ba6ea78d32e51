package mflix.users;

import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/** The settings of accounts and callers. */
public final class UserSettingsCheck implements SettingsCheck {

    @Override
    public void check(SettingsReader config) {
        TokenKey.requireGood(config);
        Passwords.cost(config);
        ClientInfoReader.isBehindProxy(config);
    }
}
