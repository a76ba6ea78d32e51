package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Tokens: JWT signed with HS256 and nothing else (RFC 7519, RFC 8725). A token names its user and its session; it contains
 * nothing about roles, and what it may claim about them is not read.
 */
@Singleton
public class Tokens {
    /** How long a token, and its session, are valid at most. */
    static final Duration LIFE = Duration.ofDays(30);

    private static final String ISSUER = "mflix";
    private static final String TYPE = "JWT";
    private static final String EMAIL = "upn";
    private static final int LONGEST = 4096;
    private static final int SKEW_SECONDS = 30;

    /** What a valid token contains: the account's id as text, its e-mail, the session. */
    record TokenClaims(String account, String email, String jti) {}

    private final HmacKey key;
    private final Optional<HmacKey> previous;
    private final Clock clock;

    @Inject
    public Tokens(TokenKey key, Clock clock) {
        this.key = new HmacKey(key.bytes());
        this.previous = key.previous().map(HmacKey::new);
        this.clock = clock;
    }

    String issue(Account account, String jti) {
        var now = NumericDate.fromSeconds(clock.instant().getEpochSecond());
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(account.key());
        claims.setStringClaim(EMAIL, account.email());
        claims.setIssuedAt(now);
        claims.setNotBefore(now);
        claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + LIFE.toSeconds()));
        claims.setJwtId(jti);
        return signed(claims);
    }

    private String signed(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setHeader("typ", TYPE);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    /** Absent when it is not one of ours, not in its time, or lacks a claim. No database is asked. */
    Optional<TokenClaims> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        return read(token, key).or(() -> previous.flatMap(old -> read(token, old)));
    }

    private Optional<TokenClaims> read(String token, HmacKey signer) {
        try {
            var claims = consumer(clock.instant(), signer).processToClaims(token);
            var email = claims.getStringClaimValue(EMAIL);
            return Optional.ofNullable(email)
                    .map(known -> new TokenClaims(subject(claims), known, (String) claims.getClaimValue("jti")));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty(); // the client does not learn the reason, and bad tokens are counted elsewhere
        }
    }

    private static String subject(JwtClaims claims) {
        return (String) claims.getClaimValue("sub");
    }

    private static JwtConsumer consumer(Instant now, HmacKey signer) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                .setVerificationKey(signer)
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(true, ISSUER)
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireIssuedAt()
                .setRequireNotBefore()
                .setRequireExpirationTime()
                .setIssuedAtRestrictions(0, (int) LIFE.toSeconds())
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
    }
}
