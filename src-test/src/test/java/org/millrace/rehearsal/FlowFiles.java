package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.platform.Json;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;

/** A flow test's file with the workflow that stands beside it, if there is one. */
record FlowFiles(String name, String test, String workflow) {

    /** The folder with the examples that ship, seen from the module that the tests run in. */
    static final Path EXAMPLES = Path.of("..", "docs", "examples", "flows");

    private static final Path OWN = Path.of("src", "test", "resources", "flows");

    static List<FlowFiles> all() {
        return Stream.concat(under(EXAMPLES), under(OWN)).toList();
    }

    private static Stream<FlowFiles> under(Path folder) {
        if (folder.equals(OWN) && !Files.isDirectory(OWN)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.getParent().endsWith("tests") || folder.equals(OWN))
                    .sorted()
                    .map(FlowFiles::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FlowFiles of(Path file) {
        Path workflow = file.getParent().resolveSibling("workflow.json");
        String name = file.getParent().getParent().getFileName() + "/" + file.getFileName();
        return new FlowFiles(name, text(file), Files.exists(workflow) ? text(workflow) : null);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WorkflowDocument owner() {
        return workflow == null ? null : WorkflowJson.read(workflow);
    }

    JsonNode json() {
        return Json.tree(test);
    }

    @Override
    public String toString() {
        return name;
    }
}
