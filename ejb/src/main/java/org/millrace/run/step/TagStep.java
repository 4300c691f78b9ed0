package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.run.Effect;
import org.millrace.run.StepBatch;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.Code;
import org.millrace.workflow.StepCheck;

/** Gives and takes tags. */
@Dependent
public class TagStep implements ActsOnContact<TagStep.Configuration> {

    private static final String TAG = "^[^\\s/\\\\]([^/\\\\\\r\\n]*[^\\s/\\\\])?$";

    /** The tags; adding one that is there, or removing one that is not, changes nothing. */
    public record Configuration(
            @Size(max = 50)
                    @FormField(value = "Add", format = "tag")
                    @JsonPropertyDescription("Tags that the contact gets.")
                    List<@Pattern(regexp = TAG) @Size(min = 1, max = 100) String> add,
            @Size(max = 50)
                    @FormField(value = "Remove", format = "tag")
                    @JsonPropertyDescription("Tags that are taken from the contact.")
                    List<@Pattern(regexp = TAG) @Size(min = 1, max = 100) String> remove) {

        public Configuration {
            add = add == null ? List.of() : List.copyOf(add);
            remove = remove == null ? List.of() : List.copyOf(remove);
        }
    }

    @Override
    public String name() {
        return "tag";
    }

    @Override
    public String summary() {
        return "Adds tags to the contact or removes them.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public Configuration example() {
        return new Configuration(List.of("welcomed"), List.of("new"));
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        if (configuration.add().isEmpty() && configuration.remove().isEmpty()) {
            check.error(
                    Code.TAGS_IDLE,
                    "add",
                    Sentence.of("No tag is added and none is removed."),
                    Sentence.of("Name a tag under add or remove."));
        }
        configuration.add().stream()
                .filter(configuration.remove()::contains)
                .forEach(tag -> check.error(
                        Code.TAGS_IDLE,
                        "remove",
                        Sentence.of("The tag \"{0}\" is added and removed.", tag),
                        Sentence.of("Name it in one of the two.")));
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        List<Effect> effects = new ArrayList<>();
        batch.configuration().add().forEach(tag -> effects.add(new Effect.AddTag(tag)));
        batch.configuration().remove().forEach(tag -> effects.add(new Effect.RemoveTag(tag)));
        StepOutcome outcome = new StepOutcome.Continue(Ports.NEXT, List.copyOf(effects));
        return batch.each(visit -> outcome);
    }
}
