package mflix.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Clock;
import mflix.migration.api.RunView;
import mflix.mongo.MongoConnection;
import mflix.problem.Problem;

/** A process of its own that starts a run at each line of its input, and says which run was started, or which active run prevents it. */
final class TriggeringProcess {
    private TriggeringProcess() {}

    public static void main(String[] arguments) throws IOException {
        var told = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (var database = MongoConnection.at(System.getenv(ChildProcess.URI));
                var node = new Node(database.documents(), Node.SMALL, Clock.systemUTC())) {
            System.out.println("ready");
            while (told.readLine() != null) {
                System.out.println(answer(node));
            }
        }
    }

    private static String answer(Node node) {
        try {
            return "SERVED " + RunView.href(node.start());
        } catch (Problem e) {
            return e.kind() + " "
                    + RunView.linked(e, Migrations.FIRST).members().get("run");
        }
    }
}
