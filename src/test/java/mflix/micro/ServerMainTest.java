package mflix.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-59")
class ServerMainTest {
    private final Logger server = Logger.getLogger("PayaraMicro");
    private final List<String> written = new ArrayList<>();
    private final Handler console = new Written();

    @AfterEach
    void reset() {
        server.setFilter(null);
        server.removeHandler(console);
        server.setLevel(null);
        server.setUseParentHandlers(true);
    }

    @Test
    void serverThatHasStoppedWritesNothingMore() {
        ServerMain.leaveOutTheLastLines();
        server.setUseParentHandlers(false);
        // as the server does while it stops
        server.addHandler(console);
        server.setLevel(Level.ALL);
        server.log(Level.INFO, "Payara Micro is about to stop");
        server.log(Level.INFO, "Payara Micro STOPPED.");
        server.log(Level.FINE, "Already shut down");
        assertThat(written).containsExactly("Payara Micro is about to stop");
    }

    private final class Written extends Handler {
        @Override
        public void publish(LogRecord entry) {
            written.add(entry.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
