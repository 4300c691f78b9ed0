package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.millrace.platform.Json;
import org.millrace.run.step.StandardSteps;
import org.millrace.template.TemplateLookup;
import org.millrace.template.TemplateLookup.Known;

/** Workflows with the findings that validation must make of each, a file each; a finding is {@code error node-unreachable nodes[a]}. */
record Corpus(String name, WorkflowDocument document, List<String> expected) {

    static final StepCatalogue CATALOGUE = new StepCatalogue(StandardSteps.all());

    private static final Map<String, Known> TEMPLATES = Map.of(
            "welcome",
                    new Known(
                            "welcome",
                            "email",
                            Set.of("contact.firstName", "product.price", "campaign.name", "unsubscribe_url")),
            "industry", new Known("industry", "email", Set.of("contact.industry")),
            "unfilled", new Known("unfilled", "email", Set.of("order.total")),
            "unknowncampaign", new Known("unknowncampaign", "email", Set.of("campaign.budget")),
            "texting", new Known("texting", "text", Set.of()));

    static List<Corpus> good() {
        return read("good");
    }

    static List<Corpus> faulty() {
        return read("faulty");
    }

    private static List<Corpus> read(String folder) {
        try (Stream<Path> files = Files.list(
                Path.of(Corpus.class.getResource("/workflow/" + folder).toURI()))) {
            return files.sorted().map(Corpus::of).toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static TemplateLookup templates() {
        return new TemplateLookup() {
            @Override
            public Optional<Known> find(String slug) {
                return Optional.ofNullable(TEMPLATES.get(slug));
            }

            @Override
            public boolean archived(String slug) {
                return slug.equals("retired");
            }
        };
    }

    /** As the files say it, in no order. */
    static List<String> said(Validation validation) {
        return validation.problems().stream()
                .map(problem -> "%s %s %s"
                        .formatted(
                                problem.severity().name().toLowerCase(Locale.ROOT),
                                problem.code().word(),
                                problem.where()))
                .toList();
    }

    private static Corpus of(Path file) {
        try {
            JsonNode json = Json.MAPPER.readTree(file.toFile());
            List<String> expected = new ArrayList<>();
            json.path("expect").forEach(text -> expected.add(text.asText()));
            WorkflowDocument document = WorkflowJson.read(json.path("workflow").toString(), "corpus");
            return new Corpus(file.getFileName().toString(), document, expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
