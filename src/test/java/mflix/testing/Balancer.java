package mflix.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One address in front of several nodes: each new connection goes to the next one, or to another where that one refuses it. */
public interface Balancer extends AutoCloseable {
    String NGINX = "MFLIX_TEST_NGINX";

    /** nginx where it is on the path, or where {@code MFLIX_TEST_NGINX} says; else a proxy in this process. */
    static Balancer of(List<Integer> nodes, Path folder) {
        return nginx().<Balancer>map(program -> new NginxBalancer(program, nodes, folder))
                .orElseGet(() -> new RoundRobinProxy(nodes));
    }

    private static Optional<String> nginx() {
        var told = Stream.ofNullable(System.getenv(NGINX));
        var found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .map(Path::toString);
        return Stream.concat(told, found).findFirst();
    }

    int port();

    /** The site as its clients see it. */
    default Site site() {
        return new Site(port());
    }

    @Override
    void close();
}
