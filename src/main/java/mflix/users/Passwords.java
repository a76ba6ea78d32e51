package mflix.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import mflix.problem.ConcurrencyLimit;
import mflix.settings.SettingsReader;

/**
 * Passwords as bcrypt hashes. One check takes a quarter of a second of a core at cost 12, so at most as many run as there are
 * cores and at most 20 wait, up to 3 s; the next is refused with SERVER_BUSY at once. Blocks.
 */
@Singleton
public class Passwords {
    /** The most that bcrypt uses, in bytes of UTF-8; a longer password is refused instead of being cut off. */
    static final int MOST_BYTES = 72;

    /** What is said of a password that cannot be set. */
    public static final String EXPECTED =
            "Give a password of at least 8 characters. 72 letters and digits fit; signs such as ä or 😀 take the room of two to four.";

    private static final int FEWEST_CHARACTERS = 8;

    private static final Logger LOG = Logger.getLogger(Passwords.class.getName());
    // Anything else makes the library throw; a cost beyond 16 would take a core for seconds.
    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");
    private static final int SAFE_COST = 12;

    // salt and digest of a hash; making one at each start would take as long as a check
    private static final String NOBODYS = "EkNYNpKu3B73vKQTh8q0Cez1d.mvb4Yz8ipo6I3ZV6k9JEsM0HQJ6";

    private final int cost;
    private final String nobodysHash;
    private final ConcurrencyLimit turns = new ConcurrencyLimit(
            Runtime.getRuntime().availableProcessors(),
            20,
            Duration.ofSeconds(3),
            "Too many passwords are being checked. Try again in a few seconds.");

    @Inject
    public Passwords(SettingsReader config) {
        this.cost = cost(config);
        this.nobodysHash = nobodysHash(cost);
        if (cost < SAFE_COST) {
            LOG.log(Level.WARNING, "password_cost_low mflix.password.cost={0} safe={1}", new Object[] {cost, SAFE_COST
            });
        }
    }

    static int cost(SettingsReader config) {
        return config.wholeNumber("mflix.password.cost", 4, 15, SAFE_COST);
    }

    /** A hash that is no password's; checking it takes as long as any of that cost. */
    static String nobodysHash(int cost) {
        return String.format(Locale.ROOT, "$2b$%02d$", cost) + NOBODYS;
    }

    /** Whether it may be set: at least 8 characters, and no more bytes than bcrypt uses. */
    public static boolean isAllowed(String password) {
        return password != null
                && password.codePointCount(0, password.length()) >= FEWEST_CHARACTERS
                && password.getBytes(UTF_8).length <= MOST_BYTES;
    }

    public String hash(String password) {
        return turns.run(() -> hashNow(password));
    }

    /**
     * Takes the same time whatever was stored: for a text that is no hash, and for an unknown account, a fixed hash is
     * checked.
     */
    boolean matches(String password, String storedHash) {
        return turns.run(() -> matchesNow(password, storedHash));
    }

    /** Takes the time of a check. */
    void matchNobody(String password) {
        turns.run(() -> matchesNow(password, nobodysHash));
    }

    private boolean matchesNow(String password, String storedHash) {
        var bytes = password.getBytes(UTF_8);
        var tooLong = bytes.length > MOST_BYTES;
        var tried = tooLong ? new byte[1] : bytes;
        var isHash = HASH.matcher(storedHash).matches();
        var checked = isHash ? storedHash : nobodysHash;
        return BCrypt.verifyer().verify(tried, checked.getBytes(UTF_8)).verified && isHash && !tooLong;
    }

    private String hashNow(String password) {
        return new String(BCrypt.with(BCrypt.Version.VERSION_2B).hash(cost, password.getBytes(UTF_8)), UTF_8);
    }
}
