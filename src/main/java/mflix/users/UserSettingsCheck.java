package mflix.users;

import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;

/** The settings of passwords and tokens. */
public final class UserSettingsCheck implements SettingsCheck {

    @Override
    public void check(SettingsReader config) {
        TokenKey.requireGood(config);
        Passwords.cost(config);
    }
}
