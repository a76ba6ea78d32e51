package mflix.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** nginx by {@code server-config/nginx/mflix.conf}, as an operator gets it: with these nodes, and without the ending of TLS. */
final class NginxBalancer implements Balancer {
    private static final Path DOCUMENTED = Path.of("server-config/nginx/mflix.conf");
    private static final Pattern TLS = Pattern.compile("(?m)^ *(?:ssl_.*|listen \\[::].*)\\R");
    private static final Pattern REDIRECT = Pattern.compile("(?s)server \\{\\s+listen 80;.*?\\n}\\R");
    private static final Pattern LISTENER = Pattern.compile("listen 443 .*;");
    private static final Pattern NODE = Pattern.compile("(?m)^ *server 127\\.0\\.0\\.1:8080(.*;)\\R");

    private final Process nginx;
    private final int port;

    NginxBalancer(String program, List<Integer> nodes, Path folder) {
        try {
            port = ChildServer.freePort();
            Files.createDirectories(folder);
            var file = Files.writeString(folder.resolve("nginx.conf"), configuration(nodes, folder));
            var output = folder.resolve("nginx.out").toFile();
            nginx = new ProcessBuilder(program, "-p", folder.toString(), "-e", "error.log", "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            ChildServer.await("nginx", this::isOpen);
            if (!nginx.isAlive()) {
                throw new AssertionError("nginx did not start: " + Files.readString(output.toPath()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration(List<Integer> nodes, Path folder) throws IOException {
        var folders = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(name -> "  " + name + "_temp_path " + folder.resolve(name) + ";\n")
                .collect(Collectors.joining());
        return """
                daemon off;
                master_process off;
                pid nginx.pid;
                events { worker_connections 512; }
                http {
                %s  access_log off;
                %s}
                """
                .formatted(folders, documented(nodes));
    }

    private String documented(List<Integer> nodes) throws IOException {
        var site = TLS.matcher(Files.readString(DOCUMENTED)).replaceAll("");
        site = replaced(REDIRECT, site, "");
        site = replaced(LISTENER, site, "listen 127.0.0.1:" + port + ";");
        // the same line for each of them
        return replaced(
                NODE,
                site,
                nodes.stream()
                        .map(node -> "    server 127.0.0.1:" + node + "$1\n")
                        .collect(Collectors.joining()));
    }

    private static String replaced(Pattern part, String in, String by) {
        var found = part.matcher(in);
        if (!found.find()) {
            throw new AssertionError(DOCUMENTED + " has no " + part);
        }
        return found.replaceFirst(by);
    }

    private boolean isOpen() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return !nginx.isAlive();
        }
    }

    @Override
    public int port() {
        return port;
    }

    // by its name alone, as server_tokens says
    @Override
    public Site site() {
        return Site.behind("nginx", port);
    }

    @Override
    public String toString() {
        return "nginx";
    }

    @Override
    public void close() {
        nginx.descendants().forEach(ProcessHandle::destroy);
        nginx.destroy();
    }
}
