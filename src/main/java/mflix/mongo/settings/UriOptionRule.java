package mflix.mongo.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What one option of a MongoDB address may hold. The driver ignores some bad values and reports others late; here all are named.
 *
 * @param name as the manual spells it
 * @param expected completes "must be"
 * @param isSecret its value is never shown
 */
record UriOptionRule(String name, String expected, Predicate<String> allows, boolean isSecret) {
    private static final int ANY = Integer.MAX_VALUE;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,10}");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false|yes|no|1|0");
    private static final Pattern NUMERIC = Pattern.compile("[-+.0-9]+");
    private static final Pattern PAIRS = Pattern.compile("[^,:]+:[^,]*(,[^,:]+:[^,]*)*");

    /** Every option that has an effect here, by its key (see {@link UriOptions.Option#key}). */
    static final Map<String, UriOptionRule> ALL = byKey(List.of(
            number("maxPoolSize", 0, ANY),
            number("minPoolSize", 0, ANY),
            number("maxConnecting", 1, ANY),
            number("maxIdleTimeMS", 0, ANY),
            number("maxLifeTimeMS", 0, ANY),
            number("waitQueueTimeoutMS", 0, ANY),
            number("serverSelectionTimeoutMS", 1, ANY),
            number("connectTimeoutMS", 0, ANY),
            number("socketTimeoutMS", 0, ANY),
            number("timeoutMS", 0, ANY),
            number("wtimeoutMS", 0, ANY),
            number("heartbeatFrequencyMS", 1, ANY),
            number("localThresholdMS", 0, ANY),
            number("zlibCompressionLevel", -1, 9),
            number("srvMaxHosts", 0, ANY),
            number("proxyPort", 0, 65_535),
            number("maxAdaptiveRetries", 0, ANY),
            new UriOptionRule(
                    "maxStalenessSeconds",
                    "-1 or a whole number of at least 90",
                    value -> value.equals("-1") || isNumber(value, 90, ANY),
                    false),
            flag("tls"),
            flag("tlsInsecure"),
            flag("tlsAllowInvalidHostnames"),
            flag("retryReads"),
            flag("retryWrites"),
            flag("journal"),
            flag("safe"),
            flag("directConnection"),
            flag("loadBalanced"),
            flag("enableOverloadRetargeting"),
            oneOf("readPreference", false, "primary", "primaryPreferred", "secondary", "secondaryPreferred", "nearest"),
            oneOf("readConcernLevel", false, "local", "majority", "available", "linearizable", "snapshot"),
            oneOf("uuidRepresentation", false, "unspecified", "standard", "javaLegacy", "csharpLegacy", "pythonLegacy"),
            oneOf("serverMonitoringMode", false, "auto", "stream", "poll"),
            oneOf(
                    "authMechanism",
                    true,
                    "SCRAM-SHA-256",
                    "SCRAM-SHA-1",
                    "MONGODB-X509",
                    "PLAIN",
                    "GSSAPI",
                    "MONGODB-AWS",
                    "MONGODB-OIDC"),
            new UriOptionRule(
                    "w",
                    "majority, a number of members from 0 to 50, or the name of a rule of the set",
                    value -> isNumber(value, 0, 50) || !NUMERIC.matcher(value).matches(),
                    false),
            new UriOptionRule(
                    "compressors",
                    "zlib (snappy and zstd need parts that MFlix does not bring)",
                    value -> Arrays.stream(value.split(",", -1)).allMatch("zlib"::equals),
                    false),
            new UriOptionRule(
                    "readPreferenceTags",
                    "pairs such as region:east,rack:1",
                    value -> value.isEmpty() || PAIRS.matcher(value).matches(),
                    false),
            new UriOptionRule(
                    "authMechanismProperties",
                    "pairs such as SERVICE_NAME:mongodb",
                    value -> PAIRS.matcher(value).matches(),
                    true),
            text("appName", value -> value.getBytes(UTF_8).length <= 128, "at most 128 bytes long"),
            text("replicaSet"),
            text("authSource"),
            text("gssapiServiceName"),
            text("srvServiceName"),
            text("srvAllowedHostsSuffix"),
            text("proxyHost"),
            secret("proxyUsername"),
            secret("proxyPassword"),
            text(TlsOptions.CA_FILE),
            text(TlsOptions.KEY_FILE),
            secret(TlsOptions.KEY_PASSWORD)));

    private static Map<String, UriOptionRule> byKey(List<UriOptionRule> rules) {
        var byKey = new LinkedHashMap<String, UriOptionRule>();
        rules.forEach(rule -> byKey.put(rule.name().toLowerCase(Locale.ROOT), rule));
        return Map.copyOf(byKey);
    }

    private static UriOptionRule number(String name, int least, int most) {
        var expected = "a whole number from " + least + (most == ANY ? "" : " to " + most);
        return new UriOptionRule(name, expected, value -> isNumber(value, least, most), false);
    }

    private static boolean isNumber(String value, int least, int most) {
        if (!WHOLE.matcher(value).matches()) {
            return false;
        }
        var number = Long.parseLong(value);
        return number >= least && number <= most;
    }

    private static UriOptionRule flag(String name) {
        return new UriOptionRule(
                name, "true or false", value -> FLAG.matcher(value).matches(), false);
    }

    private static UriOptionRule oneOf(String name, boolean byCase, String... words) {
        return new UriOptionRule(
                name,
                "one of " + String.join(", ", words),
                value -> Arrays.stream(words).anyMatch(byCase ? value::equals : value::equalsIgnoreCase),
                false);
    }

    private static UriOptionRule text(String name) {
        return text(name, value -> !value.isEmpty(), "a text");
    }

    private static UriOptionRule text(String name, Predicate<String> allows, String expected) {
        return new UriOptionRule(name, expected, allows, false);
    }

    private static UriOptionRule secret(String name) {
        return new UriOptionRule(name, "a text", value -> !value.isEmpty(), true);
    }
}
