package mflix.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import mflix.testing.MovableClock;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final HmacKey KEY = new HmacKey(People.KEY.getBytes(UTF_8));
    private static final Account ADA = new Account(
            new BsonObjectId(new ObjectId("65f0a1b2c3d4e5f6a7b8c9d0")),
            "Ada",
            "ada@example.com",
            "",
            new BsonDocument(),
            false);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));
    private final Tokens tokens =
            new Tokens(new TokenKey(People.config(Map.of("mflix.secret.key", People.KEY))), clock);

    @Test
    void issuedTokenTellsAccountAndSession() {
        var token = tokens.issue(ADA, "some-jti");
        assertThat(tokens.read(token))
                .contains(new Tokens.TokenClaims("65f0a1b2c3d4e5f6a7b8c9d0", "ada@example.com", "some-jti"));
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), UTF_8))
                .isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
    }

    @Test
    @Tag("F-35")
    void tokensEndWithinTheSkew() {
        var token = tokens.issue(ADA, "j");
        clock.move(Tokens.LIFE.plusSeconds(29));
        assertThat(tokens.read(token)).isPresent();
        clock.move(Duration.ofSeconds(2));
        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    @Tag("F-58")
    @Tag("F-35")
    void tokensFromTheFutureAreRefused() {
        clock.move(Duration.ofSeconds(31));
        var token = tokens.issue(ADA, "j");
        clock.move(Duration.ofSeconds(-31));
        assertThat(tokens.read(token)).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.setNotBefore(in(31))))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.setIssuedAt(in(31))))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.setNotBefore(in(29))))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "upn", "iat", "nbf", "exp", "jti"})
    @Tag("F-35")
    void everyClaimIsRequired(String claim) {
        assertThat(tokens.read(signed(claims -> {}))).isPresent();
        assertThat(tokens.read(signed(claims -> claims.unsetClaim(claim)))).isEmpty();
    }

    @Test
    @Tag("F-35")
    void claimsOfAnotherKindAreRefused() {
        assertThat(tokens.read(signed(claims -> claims.setIssuer("elsewhere")))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.setAudience("somebody"))))
                .isEmpty();
        assertThat(tokens.read(signed(claims -> claims.setClaim("exp", "tomorrow"))))
                .isEmpty();
        assertThat(tokens.read(signed(claims -> claims.setClaim("upn", 7)))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.setClaim("jti", 7)))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.setClaim("sub", 7)))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.setStringClaim("more", "x".repeat(4096)))))
                .isEmpty();
    }

    @Test
    @Tag("F-35")
    void anotherTypeIsRefused() {
        assertThat(tokens.read(signed(claims -> {}, jws -> jws.setHeader("typ", "at+jwt"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    @Tag("F-36")
    void unsignedTokensAreRefused(String algorithm) {
        var parts = tokens.issue(ADA, "j").split("\\.", -1);
        var header = encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}");
        assertThat(tokens.read(header + "." + parts[1] + ".")).isEmpty();
        assertThat(tokens.read(header + "." + parts[1] + "." + parts[2])).isEmpty();
        assertThat(tokens.read(parts[0] + "." + parts[1] + ".")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS384", "HS512"})
    @Tag("F-36")
    void otherAlgorithmsWithOurKeyAreRefused(String algorithm) {
        var longKey = (People.KEY + People.KEY).getBytes(UTF_8);
        var generous =
                new Tokens(new TokenKey(People.config(Map.of("mflix.secret.key", People.KEY + People.KEY))), clock);
        var token = signed(claims -> {}, jws -> {
            jws.setKey(new HmacKey(longKey));
            jws.setAlgorithmHeaderValue(algorithm);
        });
        assertThat(generous.read(token)).isEmpty();
    }

    @Test
    @Tag("F-36")
    void keysOfOthersAreRefusedWhateverTheHeaderSays() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        PrivateKey rsaKey = rsa.generateKeyPair().getPrivate();
        assertThat(tokens.read(signed(claims -> {}, jws -> {
                    jws.setAlgorithmHeaderValue("RS256");
                    jws.setKey(rsaKey);
                })))
                .isEmpty();
        for (var header : Map.of("kid", "../../dev/null", "jku", "http://127.0.0.1:9/", "x5u", "http://127.0.0.1:9/")
                .entrySet()) {
            assertThat(tokens.read(signed(claims -> {}, jws -> {
                        jws.setKey(new HmacKey("another key, as long as it needs to be".getBytes(UTF_8)));
                        jws.setHeader(header.getKey(), header.getValue());
                    })))
                    .as(header.getKey())
                    .isEmpty();
        }
    }

    @Test
    @Tag("F-36")
    void tamperedAndGarbledTokensAreRefused() {
        var parts = tokens.issue(ADA, "j").split("\\.", -1);
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("ada@", "eve@");
        assertThat(tokens.read(parts[0] + "." + encoded(payload) + "." + parts[2]))
                .isEmpty();
        for (var garbage : new String[] {"", ".", "..", "a.b.c", "a.b.c.d.e", "not a token", "\u0000"}) {
            assertThat(tokens.read(garbage)).as(garbage).isEmpty();
        }
    }

    @Test
    @Tag("F-62")
    void keyOfThirtyOneBytesRefusesTheStartWithoutShowingIt() {
        var config = People.config(Map.of("mflix.secret.key", "k".repeat(31)));
        assertThatThrownBy(() -> new TokenKey(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mflix.secret.key has 31 bytes, but must have at least 32 in UTF-8.");
    }

    private NumericDate in(long seconds) {
        return NumericDate.fromMilliseconds(clock.instant().plusSeconds(seconds).toEpochMilli());
    }

    private String signed(Consumer<JwtClaims> change) {
        return signed(change, jws -> {});
    }

    private String signed(Consumer<JwtClaims> change, Consumer<JsonWebSignature> sign) {
        var claims = new JwtClaims();
        claims.setIssuer("mflix");
        claims.setSubject(ADA.key());
        claims.setStringClaim("upn", ADA.email());
        claims.setIssuedAt(in(0));
        claims.setNotBefore(in(0));
        claims.setExpirationTime(in(Tokens.LIFE.toSeconds()));
        claims.setJwtId("j");
        change.accept(claims);
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setPayload(claims.toJson());
        jws.setHeader("typ", "JWT");
        jws.setAlgorithmHeaderValue("HS256");
        jws.setKey(KEY);
        sign.accept(jws);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
