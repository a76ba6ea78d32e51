package mflix.users;

import mflix.problem.Body;

/** The password that is, and the one that shall be. */
record PasswordChange(String current, String next) {

    static PasswordChange of(Body body) {
        body.knows(AccountRules.PASSWORD, AccountRules.NEW_PASSWORD);
        var change = new PasswordChange(
                AccountRules.given(body, AccountRules.PASSWORD),
                AccountRules.password(body, AccountRules.NEW_PASSWORD));
        AccountRules.check(body);
        return change;
    }

    @Override
    public String toString() {
        return "PasswordChange";
    }
}
