package mflix.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import mflix.cli.console.Terminal;
import mflix.mongo.DatabaseMonitor;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;

/**
 * Shows on the terminal why the database cannot be reached, again when the cause changes, and when it can be reached again.
 * While the server starts, this class asks the database itself; afterwards it reads the server's log.
 */
final class DatabaseReporter implements AutoCloseable {
    private static final long PAUSE_MILLIS = 300;
    private static final Pattern NEWS = Pattern.compile("(?:" + DatabaseMonitor.UNREACHABLE
            + "(?<why>.*?)(?:]])?\\s*$|(?<over>" + DatabaseMonitor.REACHED + ").*)");

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        var thread = new Thread(task, "database-news");
        thread.setDaemon(true);
        return thread;
    });
    private final Terminal terminal;
    private final Path log;
    private String told = "";
    private long read;
    private String unfinished = "";

    private DatabaseReporter(Terminal terminal, Path log) {
        this.terminal = terminal;
        this.log = log;
    }

    /** Begins at the present end of the log. Without a URI there is nothing to report. */
    static DatabaseReporter follow(MongoSettings settings, Path log, Terminal terminal) {
        var news = new DatabaseReporter(terminal, log);
        settings.uri().ifPresent(news::begin);
        return news;
    }

    private void begin(String uri) {
        threads.execute(() -> ask(uri));
        var unused = threads.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask(String uri) {
        try (var database = MongoConnection.at(uri)) {
            database.requireAnswer();
        } catch (Problem why) {
            tellFirst(why.getMessage());
        } catch (RuntimeException e) { // the server asks again, and its log has more
            tellFirst("The database cannot be reached.");
        }
    }

    private synchronized void tellFirst(String why) {
        if (told.isEmpty()) {
            tell(why);
        }
    }

    private synchronized void look() {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < read) { // a server that was started once more begins its own
                read = 0;
                unfinished = "";
            }
            file.seek(read);
            var more = new byte[(int) Math.min(Math.max(0, file.length() - read), 1 << 20)];
            file.readFully(more);
            read += more.length;
            var text = unfinished + new String(more, UTF_8);
            var end = text.lastIndexOf('\n') + 1;
            unfinished = text.substring(end);
            text.substring(0, end).lines().map(LogText::readableLine).forEach(this::hear);
        } catch (IOException e) {
            read = 0; // it is not there yet
        }
    }

    private void hear(String line) {
        var news = NEWS.matcher(line);
        if (!news.find()) {
            return;
        }
        if (news.group("over") != null) {
            tell("The database answers.");
            told = "";
        } else if (!news.group("why").equals(told)) {
            tell(news.group("why"));
        }
    }

    private void tell(String sentence) {
        told = sentence;
        terminal.line(sentence);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
