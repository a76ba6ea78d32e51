package mflix.users;

import mflix.problem.Body;

/** Who wants an account; checked. */
record Registration(String name, String email, String password) {

    static Registration of(Body body) {
        body.knows(AccountRules.NAME, AccountRules.EMAIL, AccountRules.PASSWORD);
        var registration = new Registration(
                AccountRules.name(body), AccountRules.email(body), AccountRules.password(body, AccountRules.PASSWORD));
        AccountRules.check(body);
        return registration;
    }

    @Override
    public String toString() {
        return "Registration of " + email;
    }
}
