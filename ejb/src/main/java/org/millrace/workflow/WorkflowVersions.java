package org.millrace.workflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.NotFound;

/** Published versions, compiled once: they never change, so what is in memory is never stale. */
@ApplicationScoped
public class WorkflowVersions {

    private static final int KEPT = 1_000;

    private final VersionStore store;
    private final WorkflowCompiler compiler;
    private final Map<Long, CompiledWorkflow> compiled = Collections.synchronizedMap(new Recent());

    @Inject
    public WorkflowVersions(VersionStore store, WorkflowCompiler compiler) {
        this.store = store;
        this.compiler = compiler;
    }

    protected WorkflowVersions() {
        this(null, null);
    }

    /** @throws NotFound when there is no such version */
    public CompiledWorkflow compiled(long versionId) {
        CompiledWorkflow known = compiled.get(versionId);
        if (known != null) {
            return known;
        }
        CompiledWorkflow loaded = store.find(versionId)
                .map(compiler::compile)
                .orElseThrow(() -> new NotFound("workflow version", versionId));
        compiled.put(versionId, loaded);
        return loaded;
    }

    /** With its document, for those who compare versions; not kept. */
    public VersionGraph graph(long versionId) {
        return store.find(versionId)
                .map(stored -> new VersionGraph(compiler.compile(stored), WorkflowJson.read(stored.document())))
                .orElseThrow(() -> new NotFound("workflow version", versionId));
    }

    /** The version that new runs start on; read from the database each time, since publishing changes it. */
    public Optional<PublishedVersion> current(int tenant, long workflowId) {
        return store.current(tenant, workflowId);
    }

    private static final class Recent extends LinkedHashMap<Long, CompiledWorkflow> {

        private Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, CompiledWorkflow> eldest) {
            return size() > KEPT;
        }
    }
}
