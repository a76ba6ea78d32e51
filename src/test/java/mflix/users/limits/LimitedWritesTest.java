package mflix.users.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mflix.comments.CommentsResource;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import mflix.users.AccountResource;
import mflix.users.admin.MakeAdminResource.DemoResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account and a comment are refused, before anything is looked up or hashed, when one address made too many. */
@Tag("F-506")
class LimitedWritesTest {
    private final SettingsReader settings =
            new SettingsReader(key -> Optional.of("1").filter(any -> key.startsWith("mflix.limit.")));
    private final AddressLimits limits = new AddressLimits(settings, new MovableClock(Instant.EPOCH));
    private final ClientInfoReader clients = new ClientInfoReader(settings);
    private final HttpServletRequest here = (HttpServletRequest) Proxy.newProxyInstance(
            LimitedWritesTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> method.getName().equals("getRemoteAddr") ? "10.0.0.1" : null);

    @Test
    void whatIsMadeTooOftenIsRefused() {
        limits.admit(LimitedAction.REGISTRATION, "10.0.0.1");
        limits.admit(LimitedAction.COMMENT, "10.0.0.1");
        for (var write : List.<ThrowingCallable>of(
                () -> new AccountResource(null, clients, limits).register(null, here),
                () -> new DemoResource(null, clients, null, limits).register(null, here),
                () -> new CommentsResource(null, null, clients, limits).write(null, null, here))) {
            var refused = catchThrowableOfType(Problem.class, write);
            assertThat(refused.kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
            assertThat((long) refused.members().get("retry_after")).isPositive();
        }
    }
}
