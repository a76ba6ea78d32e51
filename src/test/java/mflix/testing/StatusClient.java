package mflix.testing;

import mflix.testing.Site.Answer;

/** The status of the site, for one visitor. */
public final class StatusClient {
    private final Visitor visitor;

    StatusClient(Visitor visitor) {
        this.visitor = visitor;
    }

    public Answer all() {
        return visitor.get("/status");
    }

    /** Runs the check of that ticket. */
    public Answer run(String ticket) {
        return visitor.send("POST", "/status/" + ticket, null);
    }
}
