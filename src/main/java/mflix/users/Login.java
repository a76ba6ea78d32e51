package mflix.users;

import mflix.problem.Body;

/**
 * Who wants in.
 *
 * @param email as typed
 */
record Login(String email, String password) {

    static Login of(Body body) {
        body.knows(AccountRules.EMAIL, AccountRules.PASSWORD);
        var login = new Login(AccountRules.typedEmail(body), AccountRules.given(body, AccountRules.PASSWORD));
        AccountRules.check(body);
        return login;
    }

    @Override
    public String toString() {
        return "Login of " + email;
    }
}
