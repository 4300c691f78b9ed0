package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.HasTag;
import org.millrace.predicate.Predicate;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.workflow.Code;
import org.millrace.workflow.Decision;
import org.millrace.workflow.Decision.Case;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.StepKind;

/** Several ways in an order: a contact takes the first whose condition it fits. */
@Dependent
public class BranchStep implements StepHandler<BranchStep.Configuration> {

    /** The ways. */
    public record Configuration(
            @NotNull
                    @Valid
                    @Size(min = 1, max = 50)
                    @FormField(value = "Ways", format = "ways")
                    @JsonPropertyDescription(
                            "A contact takes the first way that fits, from the first to the last; who fits none goes by "
                                    + "“otherwise”.")
                    List<Way> ways) {

        public Configuration {
            ways = ways == null ? List.of() : List.copyOf(ways);
        }
    }

    /** One way. */
    public record Way(
            @NotNull
                    @Pattern(regexp = SplitStep.Arm.PORT)
                    @FormField(value = "Name of the way", format = "port")
                    @JsonPropertyDescription("What the way is called on the canvas.")
                    String port,
            @NotNull
                    @FormField(value = "Who goes this way", format = "predicate")
                    @JsonPropertyDescription("Who goes this way, unless an earlier way fits.")
                    Predicate when) {}

    @Override
    public String name() {
        return "branch";
    }

    @Override
    public String summary() {
        return "Asks conditions in order; a contact takes the first way that fits.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public StepKind kind() {
        return StepKind.STEP;
    }

    @Override
    public List<String> ports(Configuration configuration) {
        return Stream.concat(configuration.ways().stream().map(Way::port), Stream.of(Ports.OTHERWISE))
                .toList();
    }

    @Override
    public String portRule() {
        return "One for each way by its name, and otherwise.";
    }

    @Override
    public FactsNeeded reads(Configuration configuration) {
        return configuration.ways().stream().map(way -> way.when().reads()).reduce(FactsNeeded.NONE, FactsNeeded::and);
    }

    @Override
    public Optional<Decision> decision(Configuration configuration) {
        List<Case> cases = new ArrayList<>();
        for (Way way : configuration.ways()) {
            cases.add(new Case("ways[" + cases.size() + "].when", way.port(), way.when()));
        }
        return Optional.of(new Decision(cases, Optional.of(Ports.OTHERWISE)));
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        Set<String> ports = new HashSet<>(Set.of(Ports.OTHERWISE));
        for (int i = 0; i < configuration.ways().size(); i++) {
            String port = configuration.ways().get(i).port();
            if (!ports.add(port)) {
                check.error(
                        Code.PORT_DUPLICATE,
                        "ways[" + i + "].port",
                        Sentence.of("There is a port \"{0}\" already.", port),
                        Sentence.of("Give each way its own name."));
            }
        }
    }

    @Override
    public Configuration example() {
        return new Configuration(List.of(new Way("vip", new HasTag("vip")), new Way("trial", new HasTag("trial"))));
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        List<Way> ways = batch.configuration().ways();
        return batch.each(visit -> StepOutcome.continueBy(port(ways, visit)));
    }

    private static String port(List<Way> ways, Visit visit) {
        return ways.stream()
                .filter(way -> way.when().test(visit.facts()))
                .findFirst()
                .map(Way::port)
                .orElse(Ports.OTHERWISE);
    }
}
