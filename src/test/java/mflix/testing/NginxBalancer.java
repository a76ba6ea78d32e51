package mflix.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** nginx as {@code docs/scaling.md} configures it. */
final class NginxBalancer implements Balancer {
    private final Process nginx;
    private final int port;

    NginxBalancer(String program, List<Integer> nodes, Path folder) {
        try {
            port = ChildServer.freePort();
            Files.createDirectories(folder);
            var file = Files.writeString(folder.resolve("nginx.conf"), configuration(nodes, folder));
            nginx = new ProcessBuilder(program, "-p", folder.toString(), "-e", "error.log", "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.out").toFile())
                    .start();
            ChildServer.await("nginx", this::isOpen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration(List<Integer> nodes, Path folder) {
        var servers = nodes.stream()
                .map(node -> "    server 127.0.0.1:" + node + " max_fails=1 fail_timeout=2s;\n")
                .collect(Collectors.joining());
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
                  upstream mflix {
                %s  }
                  server {
                    listen 127.0.0.1:%d;
                    location / {
                      proxy_pass http://mflix;
                      proxy_set_header Host $http_host;
                      proxy_connect_timeout 2s;
                      proxy_next_upstream error timeout;
                    }
                  }
                }
                """
                .formatted(folders, servers, port);
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
