package mflix.web.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The site's own scripts and styles as they were at the start. Their common version is part of their address,
 * {@code a/<version>/js/…}, so that browsers need not ask for them again.
 */
@ApplicationScoped
public class SiteFiles {
    /** The folder under which the files of the current version are. */
    static final String FOLDER = "a";

    private static final int VERSION_DIGITS = 12;

    /** What a module imports to run; a late import is a call. */
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:[^'\n]* from )?'(\\.[^']+)';\\s*$");

    private final Map<String, byte[]> files = new TreeMap<>();
    private String version = "";

    /** For the proxy. */
    protected SiteFiles() {}

    @Inject
    public SiteFiles(ServletContext context) {
        collect(context, "/js/");
        collect(context, "/css/");
        version = versionOf(files);
    }

    /** Changes with the content of any of the files. */
    String version() {
        return version;
    }

    /** The content of a file such as {@code js/app/main.js}; null when it is none of the site's own. */
    byte[] content(String path) {
        return files.get(path);
    }

    /** The address of a file such as {@code js/app/main.js} that browsers may keep. */
    String address(String path) {
        return FOLDER + "/" + version + "/" + path;
    }

    /** These modules and all that they import, and so on: what must be there before the first of them runs. */
    Set<String> graph(Collection<String> roots) {
        var graph = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            var module = open.pop();
            if (files.containsKey(module) && graph.add(module)) {
                open.addAll(imports(module));
            }
        }
        return graph;
    }

    /** One style sheet that holds these, in their order. */
    byte[] joined(List<String> sheets) {
        var text = new StringBuilder();
        sheets.forEach(sheet -> text.append(text(sheet)).append('\n'));
        return text.toString().getBytes(UTF_8);
    }

    private List<String> imports(String module) {
        var here = URI.create(module);
        var targets = new ArrayList<String>();
        var found = IMPORT.matcher(text(module));
        while (found.find()) {
            targets.add(here.resolve(found.group(1)).toString());
        }
        return targets;
    }

    private String text(String path) {
        return new String(files.getOrDefault(path, new byte[0]), UTF_8);
    }

    private void collect(ServletContext context, String folder) {
        var paths = context.getResourcePaths(folder);
        for (var path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                collect(context, path);
            } else {
                files.put(path.substring(1), read(context, path));
            }
        }
    }

    private static byte[] read(ServletContext context, String path) {
        try (var file = context.getResourceAsStream(path)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static String versionOf(Map<String, byte[]> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, bytes) -> {
                digest.update((path + "\n" + bytes.length + "\n").getBytes(UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
