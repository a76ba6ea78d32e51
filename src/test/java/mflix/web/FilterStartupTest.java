package mflix.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mflix.testing.Routes;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a server that, as Payara does, serves a site without the filters that it cannot start. */
class FilterStartupTest {
    private static final String CALLED = "the site itself";

    private final List<Filter> added = new ArrayList<>();
    private final Map<String, String> mapped = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private int reported;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ServletContext context = fake(ServletContext.class, (proxy, method, arguments) -> {
        assertThat(method.getName()).isEqualTo("addFilter");
        added.add((Filter) arguments[1]);
        return fake(FilterRegistration.Dynamic.class, (self, mapping, given) -> {
            assertThat(mapping.getName()).isEqualTo("addMappingForUrlPatterns");
            mapped.put((String) arguments[0], String.join(",", (String[]) given[2]));
            return null;
        });
    });

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(FilterStartupTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A filter whose start fails, or not, and which lets every request pass. */
    private record Passing(Throwable failure) implements Filter {
        @Override
        public void init(FilterConfig config) throws ServletException {
            if (failure instanceof Error error) {
                throw error;
            } else if (failure instanceof RuntimeException runtime) {
                throw runtime;
            } else if (failure instanceof ServletException servlet) {
                throw servlet;
            }
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, response);
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new ServletException("made to fail"),
                new IllegalStateException("made to fail"),
                new NoClassDefFoundError("made to fail"),
                new ExceptionInInitializerError("made to fail"),
                new StackOverflowError("made to fail"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @Tag("F-322")
    void filterThatCannotBeStartedRefusesEveryRequest(Throwable failure) throws Exception {
        FilterStartup.add(context, new Passing(failure), () -> reported++);
        var filter = added.get(0);
        assertThatCode(() -> filter.init(null)).doesNotThrowAnyException(); // or the server would do without it
        assertThat(reported).as("told to the probes").isOne();
        for (var number = 1; number <= 2; number++) {
            body.reset();
            ask(filter);
            assertThat(said).doesNotContain(CALLED).contains("503");
            var problem = BsonDocument.parse(body.toString(UTF_8));
            assertThat(problem.getString("code").getValue()).isEqualTo("NOT_STARTED");
            assertThat(problem.toString()).doesNotContain("made to fail", "Exception", "Error:");
            assertThat(headers)
                    .containsEntry("Content-Type", ProblemMapper.PROBLEM_JSON)
                    .containsEntry("Retry-After", "2")
                    .containsEntry("X-Frame-Options", "DENY")
                    .containsEntry("Cache-Control", "no-store")
                    .containsKeys("Content-Security-Policy", "X-Request-Id");
        }
    }

    @Test
    @Tag("F-322")
    void filterThatWasNeverStartedRefusesEveryRequest() throws Exception {
        FilterStartup.add(context, new Passing(null), () -> reported++);
        ask(added.get(0));
        assertThat(said).doesNotContain(CALLED).contains("503");
    }

    @Test
    @Tag("F-322")
    void filterThatIsStartedWorks() throws Exception {
        FilterStartup.add(context, new Passing(null), () -> reported++);
        added.get(0).init(null);
        ask(added.get(0));
        assertThat(said).containsExactly(CALLED);
        assertThat(reported).isZero();
        assertThat(mapped).containsOnly(Map.entry(Passing.class.getName(), "/*"));
    }

    @Test
    @Tag("F-322")
    void filterThatCannotBeMadeFailsTheDeployment() {
        var startup = new FilterStartup(); // into which nothing was injected
        assertThatThrownBy(() -> startup.contextInitialized(new ServletContextEvent(context)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    @Tag("F-322")
    void everyFilterIsStartedSo() {
        assertThat(Arrays.stream(FilterStartup.class.getDeclaredFields())
                        .filter(field -> Filter.class.isAssignableFrom(field.getType()))
                        .map(Field::getType))
                .containsExactlyInAnyOrderElementsOf(Routes.classes().stream()
                        .filter(type ->
                                Filter.class.isAssignableFrom(type) && type != FilterStartup.FailClosedFilter.class)
                        .toList());
    }

    private void ask(Filter filter) throws IOException, ServletException {
        var attributes = new HashMap<String, Object>();
        var request = fake(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> null;
        });
        var response = fake(HttpServletResponse.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "setStatus" -> said.add(String.valueOf(arguments[0]));
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                case "getOutputStream" -> {
                    return new Body();
                }
                default -> {}
            }
            return null;
        });
        filter.doFilter(request, response, (asked, answer) -> said.add(CALLED));
    }

    private final class Body extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int octet) {
            body.write(octet);
        }
    }
}
