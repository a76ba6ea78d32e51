package mflix.users;

import mflix.mongo.CheckedSettings;
import mflix.mongo.Config;

/** The settings of accounts and of those who call. */
public final class UserSettings implements CheckedSettings {

    @Override
    public void check(Config config) {
        SecretKey.given(config);
        Passwords.cost(config);
        Visits.isBehindProxy(config);
    }
}
