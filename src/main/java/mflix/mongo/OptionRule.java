package mflix.mongo;

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
record OptionRule(String name, String expected, Predicate<String> allows, boolean isSecret) {
    private static final int ANY = Integer.MAX_VALUE;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,10}");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false|yes|no|1|0");
    private static final Pattern NUMERIC = Pattern.compile("[-+.0-9]+");
    private static final Pattern PAIRS = Pattern.compile("[^,:]+:[^,]*(,[^,:]+:[^,]*)*");

    /** Every option that has an effect here, by its key (see {@link UriOptions.Option#key}). */
    static final Map<String, OptionRule> ALL = byKey(List.of(
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
            new OptionRule(
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
            new OptionRule(
                    "w",
                    "majority, a number of members from 0 to 50, or the name of a rule of the set",
                    value -> isNumber(value, 0, 50) || !NUMERIC.matcher(value).matches(),
                    false),
            new OptionRule(
                    "compressors",
                    "zlib (snappy and zstd need parts that MFlix does not bring)",
                    value -> Arrays.stream(value.split(",", -1)).allMatch("zlib"::equals),
                    false),
            new OptionRule(
                    "readPreferenceTags",
                    "pairs such as region:east,rack:1",
                    value -> value.isEmpty() || PAIRS.matcher(value).matches(),
                    false),
            new OptionRule(
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
            text(Tls.CA_FILE),
            text(Tls.KEY_FILE),
            secret(Tls.KEY_PASSWORD)));

    private static Map<String, OptionRule> byKey(List<OptionRule> rules) {
        var byKey = new LinkedHashMap<String, OptionRule>();
        rules.forEach(rule -> byKey.put(rule.name().toLowerCase(Locale.ROOT), rule));
        return Map.copyOf(byKey);
    }

    private static OptionRule number(String name, int least, int most) {
        var expected = "a whole number from " + least + (most == ANY ? "" : " to " + most);
        return new OptionRule(name, expected, value -> isNumber(value, least, most), false);
    }

    private static boolean isNumber(String value, int least, int most) {
        if (!WHOLE.matcher(value).matches()) {
            return false;
        }
        var number = Long.parseLong(value);
        return number >= least && number <= most;
    }

    private static OptionRule flag(String name) {
        return new OptionRule(
                name, "true or false", value -> FLAG.matcher(value).matches(), false);
    }

    private static OptionRule oneOf(String name, boolean byCase, String... words) {
        return new OptionRule(
                name,
                "one of " + String.join(", ", words),
                value -> Arrays.stream(words).anyMatch(byCase ? value::equals : value::equalsIgnoreCase),
                false);
    }

    private static OptionRule text(String name) {
        return text(name, value -> !value.isEmpty(), "a text");
    }

    private static OptionRule text(String name, Predicate<String> allows, String expected) {
        return new OptionRule(name, expected, allows, false);
    }

    private static OptionRule secret(String name) {
        return new OptionRule(name, "a text", value -> !value.isEmpty(), true);
    }
}
