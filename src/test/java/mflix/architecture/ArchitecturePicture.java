package mflix.architecture;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The arrows as a Mermaid flow chart: top-level packages, without arrows that follow from others. */
final class ArchitecturePicture {
    private final Map<String, Set<String>> arrows = new TreeMap<>();

    ArchitecturePicture(Map<String, Set<String>> table) {
        table.forEach((from, allowed) -> {
            var calls = arrows.computeIfAbsent(topLevel(from), room -> new TreeSet<>());
            allowed.stream()
                    .map(ArchitecturePicture::topLevel)
                    .filter(to -> !to.equals(topLevel(from)))
                    .forEach(calls::add);
        });
    }

    private static String topLevel(String name) {
        return name.replaceFirst("\\..*", "");
    }

    String mermaid() {
        var lines = arrows.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(to -> !followsFromOthers(entry.getKey(), to))
                        .map(to -> "    " + entry.getKey() + " --> " + to))
                .collect(Collectors.joining("\n"));
        var alone = arrows.keySet().stream()
                .filter(room ->
                        arrows.get(room).isEmpty() && arrows.values().stream().noneMatch(calls -> calls.contains(room)))
                .map(room -> "\n    " + room)
                .collect(Collectors.joining());
        return "```mermaid\nflowchart TD\n" + lines + alone + "\n```\n";
    }

    private boolean followsFromOthers(String from, String to) {
        return arrows.get(from).stream().anyMatch(between -> !between.equals(to) && reaches(between, to));
    }

    private boolean reaches(String from, String to) {
        return arrows.get(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to));
    }
}
