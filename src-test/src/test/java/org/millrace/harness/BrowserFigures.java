package org.millrace.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.millrace.platform.Json;

/** The figures of the pages, gathered in one JSON object that the profile {@code browser} prints as its last line. */
public final class BrowserFigures {

    private static final Path FILE = Path.of("target", "browser", "figures.json");
    private static final List<String> ORDER = List.of(
            "pages",
            "axe_serious",
            "console_errors",
            "builder_500_load_ms",
            "builder_500_frame_ratio",
            "keyboard_flow",
            "list_growth_ratio");

    private BrowserFigures() {}

    public static void note(String figure, Number value) {
        write(figures -> figures.put(figure, Math.round(value.doubleValue() * 100) / 100.0), figure);
    }

    public static void note(String figure, int value) {
        write(figures -> figures.put(figure, value), figure);
    }

    public static void note(String figure, String value) {
        write(figures -> figures.put(figure, value), figure);
    }

    private static synchronized void write(java.util.function.Consumer<ObjectNode> noted, String figure) {
        if (!ORDER.contains(figure)) {
            throw new IllegalArgumentException("No figure of the browser profile: " + figure);
        }
        try {
            Files.createDirectories(FILE.getParent());
            ObjectNode figures = Files.exists(FILE)
                    ? (ObjectNode) Json.MAPPER.readTree(FILE.toFile())
                    : Json.MAPPER.createObjectNode();
            noted.accept(figures);
            ObjectNode ordered = Json.MAPPER.createObjectNode();
            ORDER.stream().filter(figures::has).forEach(name -> ordered.set(name, figures.get(name)));
            Files.writeString(FILE, Json.MAPPER.writeValueAsString(ordered));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
