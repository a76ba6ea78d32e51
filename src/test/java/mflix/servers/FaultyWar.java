package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * The packaged WAR with one class exchanged for one that fails.
 *
 * @param fault what fails, as a fact
 * @param type the class
 * @param source its source
 * @param isWholeSite nothing may be served, not the pages either
 */
record FaultyWar(String fault, String type, String source, boolean isWholeSite) {
    /** What each of them says when it fails. */
    static final String SAID = "made to fail on purpose";

    private static final String FAIL = "throw new IllegalStateException(\"" + SAID + "\");";
    private static final String PASS =
            """
            @Override public void doFilter(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response,
                    jakarta.servlet.FilterChain chain) throws java.io.IOException, jakarta.servlet.ServletException {
                chain.doFilter(request, response);
            }
            """;

    static final List<FaultyWar> ALL = List.of(
            new FaultyWar(
                    "a filter that cannot be made",
                    "mflix.web.ContentTypeFilter",
                    """
                    package mflix.web;
                    @jakarta.inject.Singleton
                    public class ContentTypeFilter implements jakarta.servlet.Filter {
                        public ContentTypeFilter() { %s }
                        %s
                    }
                    """
                            .formatted(FAIL, PASS),
                    true),
            new FaultyWar(
                    "a filter that cannot be started",
                    "mflix.web.AllowedMethodsFilter",
                    """
                    package mflix.web;
                    @jakarta.inject.Singleton
                    public class AllowedMethodsFilter implements jakarta.servlet.Filter {
                        @Override public void init(jakarta.servlet.FilterConfig config) { %s }
                        %s
                    }
                    """
                            .formatted(FAIL, PASS),
                    true),
            new FaultyWar(
                    "a listener that cannot be started",
                    "mflix.web.ServerLogListener",
                    """
                    package mflix.web;
                    @jakarta.servlet.annotation.WebListener
                    public class ServerLogListener implements jakarta.servlet.ServletContextListener {
                        @Override public void contextInitialized(jakarta.servlet.ServletContextEvent event) { %s }
                    }
                    """
                            .formatted(FAIL),
                    true),
            new FaultyWar(
                    "a feature of Jakarta REST that cannot be made",
                    "mflix.users.access.AccessFeature",
                    """
                    package mflix.users.access;
                    @jakarta.ws.rs.ext.Provider
                    @jakarta.inject.Singleton
                    public class AccessFeature implements jakarta.ws.rs.container.DynamicFeature {
                        public AccessFeature() { %s }
                        @Override public void configure(
                                jakarta.ws.rs.container.ResourceInfo resource, jakarta.ws.rs.core.FeatureContext context) {}
                        static boolean isOurs(java.lang.reflect.Method method) { return method != null; }
                    }
                    """
                            .formatted(FAIL),
                    false));

    /** The file, in that folder, under the name of the WAR. */
    Path in(Path folder) {
        try {
            var made = folder.resolve(type);
            StockServer.deleteAll(made);
            Files.createDirectories(made);
            var war = Files.copy(StockServer.WAR, made.resolve("mflix.war"), StandardCopyOption.REPLACE_EXISTING);
            var entry = type.replace('.', '/') + ".class";
            try (var files = FileSystems.newFileSystem(war, Map.of())) {
                var exchanged = files.getPath("WEB-INF/classes", entry);
                assertThat(exchanged).exists();
                Files.copy(compiled(made).resolve(entry), exchanged, StandardCopyOption.REPLACE_EXISTING);
            }
            return war;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path compiled(Path folder) throws IOException {
        var file = folder.resolve(type.replaceFirst(".*\\.", "") + ".java");
        Files.writeString(file, source);
        var classPath = Path.of("target/classes") + File.pathSeparator + System.getProperty("java.class.path");
        var code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), file.toString());
        assertThat(code).as(source).isZero();
        return folder;
    }
}
