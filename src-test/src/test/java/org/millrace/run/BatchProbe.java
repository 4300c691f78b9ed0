package org.millrace.run;

import java.util.List;
import java.util.Map;
import org.millrace.run.step.StandardSteps;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;

/** One run, one batch, nothing written. */
record BatchProbe(CompiledWorkflow workflow) {

    static BatchProbe of(WorkflowDocument document) {
        return new BatchProbe(new WorkflowCompiler(new StepCatalogue(StandardSteps.all())).compile(document));
    }

    List<RunMove> runOnce() {
        StepRunner runner = new StepRunner(id -> workflow, (tenant, ids, needed, now) -> Map.of());
        ClaimedRun run = new ClaimedRun(
                1,
                1,
                1,
                1,
                workflow.versionId(),
                workflow.start().no(),
                1,
                0,
                null,
                ManualEngine.START,
                ManualEngine.START,
                Stay.ARRIVED,
                Loops.NONE);
        return runner.run(List.of(run), Map.of(), ManualEngine.START).moves();
    }
}
