package org.millrace.rehearsal;

import org.millrace.workflow.CompiledWorkflow;

/** Plays one flow test and judges it. */
final class FlowTestRun {

    private FlowTestRun() {}

    static FlowTestResult of(FlowTest test, CompiledWorkflow workflow) {
        MemoryEngine engine = new MemoryEngine(workflow, test.campaign(), Story.firstMoment(test));
        Story story = new Story(test, engine);
        story.play(() -> true);
        return new FlowTestJudge(test, engine, story.ids()).judge();
    }
}
