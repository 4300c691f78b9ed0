package org.millrace.run.step;

import java.util.List;
import org.millrace.run.StepHandler;

/** The node types that come with Millrace, for where no container finds them. */
public final class StandardSteps {

    private StandardSteps() {}

    public static List<StepHandler<?>> all() {
        return List.of(
                new ManualTriggerStep(),
                new ScheduleTriggerStep(),
                new WebhookTriggerStep(),
                new EventTriggerStep(),
                new SendStep(),
                new WaitStep(),
                new ConditionStep(),
                new BranchStep(),
                new SplitStep(),
                new TagStep(),
                new WebhookStep(),
                new SetAttributeStep(),
                new AdjustScoreStep(),
                new FireEventStep(),
                new JumpStep(),
                new ApprovalStep(),
                new ExitStep());
    }
}
