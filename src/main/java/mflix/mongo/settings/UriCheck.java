package mflix.mongo.settings;

import com.mongodb.MongoConfigurationException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mflix.problem.SafeText;

/**
 * Judges a MongoDB address before anything is started, in one sentence that names the option and holds no secret. What the
 * driver would report only when it connects, or ignore in silence, is found here too. Asks no DNS.
 */
final class UriCheck {
    private static final String MALFORMED = "is not a MongoDB address: expected mongodb://HOST:PORT/sample_mflix or"
            + " mongodb+srv://HOST/sample_mflix, with reserved characters in user and password"
            + " percent-encoded and only options that the driver knows with values in their range.";
    private static final String SOCKET =
            "names a Unix socket (%2F…, .sock): give a host and a port, the driver here speaks TCP only.";
    private static final Set<String> MAY_REPEAT = Set.of("readpreferencetags");
    private static final Set<String> OF_SRV = Set.of("srvmaxhosts", "srvservicename", "srvallowedhostssuffix");
    private static final Set<String> NEEDS_A_MODE = Set.of("maxstalenessseconds", "readpreferencetags");

    private final UriOptions uri;

    private UriCheck(UriOptions uri) {
        this.uri = uri;
    }

    /** What is wrong with it, to be put behind the name of the setting; empty when the driver can work with it. */
    static Optional<String> fault(String text) {
        var uri = UriOptions.of(text);
        if (uri.isEmpty()) {
            return Optional.of(MALFORMED);
        }
        return new UriCheck(uri.get()).fault().or(() -> refusedByDriver(text));
    }

    /** A sentence for each unknown option, which has no effect. */
    static List<String> unknown(String text) {
        var names = new LinkedHashSet<String>();
        UriOptions.of(text).stream()
                .flatMap(uri -> uri.all().stream())
                .filter(option -> !UriOptionRule.ALL.containsKey(option.key()))
                .forEach(option -> names.add(SafeText.quoted(option.name())));
        return names.stream()
                .map(name -> "The option " + name
                        + " in the URI is unknown here and has no effect: correct it or take it out.")
                .toList();
    }

    private Optional<String> fault() {
        return first(List.of(
                this::faultOfHosts,
                this::faultOfDoubles,
                this::faultOfValues,
                this::faultOfSrv,
                this::faultOfTogether));
    }

    private static Optional<String> first(List<Supplier<Optional<String>>> checks) {
        return checks.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> faultOfHosts() {
        if (uri.hosts().stream().anyMatch(host -> host.matches("(?i).*(%2F.*|\\.sock)"))) {
            return Optional.of(SOCKET);
        }
        return uri.hosts().stream().anyMatch(host -> !host.matches("(\\[[0-9A-Fa-f:.%]+]|[^\\s:;#%\\[\\]]+)(:[0-9]+)?"))
                ? Optional.of(MALFORMED)
                : Optional.empty();
    }

    private Optional<String> faultOfDoubles() {
        return uri.byKey().entrySet().stream()
                .filter(entry -> !MAY_REPEAT.contains(entry.getKey()))
                .filter(entry -> entry.getValue().stream()
                                .map(UriOptions.Option::value)
                                .distinct()
                                .count()
                        > 1)
                .map(entry -> names(shown(entry.getValue().get(0)), "more than once with different values: keep one"))
                .findFirst();
    }

    private static String shown(UriOptions.Option option) {
        var rule = UriOptionRule.ALL.get(option.key());
        return rule == null ? SafeText.plain(option.name()) : rule.name();
    }

    private static String names(String option, String fault) {
        return "has the option " + option + " " + fault + ".";
    }

    private Optional<String> faultOfValues() {
        return uri.all().stream()
                .map(UriCheck::faultOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> faultOf(UriOptions.Option option) {
        if (option.name().isEmpty()) {
            return Optional.of("has an option without a name: expected NAME=VALUE between the & signs.");
        }
        var rule = UriOptionRule.ALL.get(option.key());
        if (rule == null) {
            return option.hasValue()
                    ? Optional.empty()
                    : Optional.of(names(SafeText.plain(option.name()), "without a value"));
        }
        if (!option.hasValue() || (option.value().isEmpty() && !rule.allows().test(""))) {
            return Optional.of(names(rule.name(), "without a value: it must be " + rule.expected()));
        }
        return UriOptions.decoded(option.value()).filter(rule.allows()).isPresent()
                ? Optional.empty()
                : Optional.of(bad(rule, option.value()));
    }

    private static String bad(UriOptionRule rule, String value) {
        return rule.isSecret()
                ? names(rule.name(), "with a value that is not " + rule.expected())
                : "has " + rule.name() + "=" + SafeText.plain(value) + ", but " + rule.name() + " must be "
                        + rule.expected() + ".";
    }

    private Optional<String> faultOfSrv() {
        if (!uri.isSrv()) {
            return uri.all().stream()
                    .filter(option -> OF_SRV.contains(option.key()))
                    .map(option -> names(shown(option), "which only mongodb+srv:// takes"))
                    .findFirst();
        }
        if (uri.hosts().size() > 1) {
            return Optional.of(
                    "names several hosts behind mongodb+srv://, which takes exactly one: the DNS names the others.");
        }
        if (uri.hosts().get(0).contains(":")) {
            return Optional.of("names a port behind mongodb+srv://, which takes none: the DNS names it.");
        }
        if (uri.isOn("directConnection")) {
            return Optional.of(names(
                    "directConnection=true",
                    "which mongodb+srv:// does not take: name the one server with mongodb://"));
        }
        var few = uri.value("srvMaxHosts").filter(most -> !most.equals("0")).isPresent();
        return few && (uri.has("replicaSet") || uri.isOn("loadBalanced"))
                ? Optional.of(names("srvMaxHosts", "which goes with neither replicaSet nor loadBalanced=true"))
                : Optional.empty();
    }

    private Optional<String> faultOfTogether() {
        if (uri.hosts().size() > 1 && uri.isOn("directConnection")) {
            return Optional.of(names("directConnection=true", "and several hosts: name one, or take it out"));
        }
        if (uri.isOn("loadBalanced")
                && (uri.hosts().size() > 1 || uri.has("replicaSet") || uri.isOn("directConnection"))) {
            return Optional.of(
                    names(
                            "loadBalanced=true",
                            "which takes one host, no replicaSet and no directConnection: it is for the load balancer in front of a sharded cluster"));
        }
        return first(List.of(this::faultOfPool, this::faultOfTls, this::faultOfReads, this::faultOfUser));
    }

    private Optional<String> faultOfPool() {
        var most = uri.value("maxPoolSize").map(Integer::parseInt).orElse(ClientSettings.MAX_POOL_SIZE);
        var least = uri.value("minPoolSize").map(Integer::parseInt).orElse(0);
        return most > 0 && least > most
                ? Optional.of("has minPoolSize=" + least + ", but minPoolSize must be at most maxPoolSize, which is "
                        + most + ".")
                : Optional.empty();
    }

    private Optional<String> faultOfTls() {
        var isOff = uri.has("tls") && !uri.isOn("tls");
        for (var file : List.of(TlsOptions.CA_FILE, TlsOptions.KEY_FILE)) {
            if (isOff && uri.has(file)) {
                return Optional.of(names(file, "and tls=false: a certificate is for a connection with TLS"));
            }
        }
        return uri.has(TlsOptions.KEY_PASSWORD) && !uri.has(TlsOptions.KEY_FILE)
                ? Optional.of(names(TlsOptions.KEY_PASSWORD, "without " + TlsOptions.KEY_FILE))
                : Optional.empty();
    }

    private Optional<String> faultOfReads() {
        var hasMode = uri.value("readPreference")
                .filter(mode -> !mode.equalsIgnoreCase("primary"))
                .isPresent();
        return uri.all().stream()
                .filter(option ->
                        NEEDS_A_MODE.contains(option.key()) && !option.value().equals("-1") && !hasMode)
                .map(option -> names(shown(option), "without a readPreference other than primary"))
                .findFirst();
    }

    private Optional<String> faultOfUser() {
        var mechanism = uri.value("authMechanism").orElse("");
        if (Set.of("SCRAM-SHA-1", "SCRAM-SHA-256", "PLAIN", "GSSAPI").contains(mechanism) && !uri.hasUser()) {
            return Optional.of(names("authMechanism=" + mechanism, "and no user: put USER:PASSWORD@ before the host"));
        }
        return mechanism.equals("MONGODB-X509") && uri.hasPassword()
                ? Optional.of(names(
                        "authMechanism=MONGODB-X509",
                        "and a password, which it does not take: the certificate proves who it is"))
                : Optional.empty();
    }

    private static Optional<String> refusedByDriver(String text) {
        try {
            ClientSettings.of(OfflineUri.of(text));
            return Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | MongoConfigurationException e) {
            return Optional.of(MALFORMED); // the driver's message may contain a password
        }
    }
}
