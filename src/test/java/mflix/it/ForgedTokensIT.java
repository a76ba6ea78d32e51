package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import mflix.testing.Deployed;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens that the site did not make, or not so, sent to the site; the key is known to the forger where that makes it harder. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ForgedTokensIT {
    private static final HmacKey OTHER = new HmacKey("somebody else's key of at least 32 bytes".getBytes(UTF_8));

    @ArquillianResource
    private URI root;

    private Visitor user;

    @BeforeEach
    void register() {
        user = Visitor.user(new Site(root.getPort()));
    }

    private static HmacKey key() {
        return new HmacKey(Deployed.key().getBytes(UTF_8));
    }

    private void isRefused(String token) {
        var answer = user.with(token).account().me();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    /** The user's own token with something changed, signed again. */
    private String again(Consumer<JwtClaims> change, HmacKey key, String type) {
        try {
            var claims = new JwtConsumerBuilder()
                    .setSkipSignatureVerification()
                    .setSkipAllValidators()
                    .build()
                    .processToClaims(user.token());
            change.accept(claims);
            var signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key);
            signature.setAlgorithmHeaderValue("HS256");
            signature.setHeader("typ", type);
            return signature.getCompactSerialization();
        } catch (InvalidJwtException | JoseException e) {
            throw new AssertionError(e);
        }
    }

    private String again(Consumer<JwtClaims> change) {
        return again(change, key(), "JWT");
    }

    private static NumericDate in(long seconds) {
        var date = NumericDate.now();
        date.addSeconds(seconds);
        return date;
    }

    @Test
    @Tag("F-35")
    void tokenIsGoodForItsTimeAndItsClaimsOnly() {
        assertThat(user.with(again(claims -> {})).account().me().status()).isEqualTo(200);
        isRefused(again(claims -> claims.setExpirationTime(in(-60))));
        isRefused(again(claims -> claims.setNotBefore(in(90))));
        isRefused(again(claims -> claims.setIssuedAt(in(90))));
        isRefused(again(claims -> claims.setIssuer("elsewhere")));
        isRefused(again(claims -> claims.setAudience("somebody")));
        isRefused(again(claims -> claims.setClaim("exp", "tomorrow")));
        isRefused(again(claims -> claims.setClaim("more", "x".repeat(4096))));
        for (var claim : List.of("iss", "sub", "upn", "iat", "nbf", "exp", "jti")) {
            isRefused(again(claims -> claims.unsetClaim(claim)));
        }
        isRefused(again(claims -> {}, key(), "at+jwt"));
    }

    @Test
    @Tag("F-36")
    void signatureIsOursOrNone() {
        var parts = user.token().split("\\.", -1);
        for (var algorithm : List.of("none", "None", "HS384", "RS256")) {
            var header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}";
            isRefused(encoded(header) + "." + parts[1] + "." + parts[2]);
            isRefused(encoded(header) + "." + parts[1] + ".");
        }
        isRefused(parts[0] + "." + parts[1] + ".");
        isRefused(parts[0] + "." + encoded("{\"upn\":\"root@example.com\"}") + "." + parts[2]);
        isRefused(again(claims -> {}, OTHER, "JWT"));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    @Tag("F-37")
    void claimsAboutRolesAreNotRead() {
        var claimed = user.with(again(claims -> {
            claims.setStringListClaim("groups", "admin", "user");
            claims.setStringListClaim("roles", "admin");
            claims.setClaim("isAdmin", true);
        }));
        assertThat(claimed.account().me().status()).isEqualTo(200);
        for (var path : List.of("/user/admin", "/user/comment-report", "/users", "/admin/system")) {
            assertThat(claimed.get(path).status()).as(path).isEqualTo(403);
        }
    }
}
