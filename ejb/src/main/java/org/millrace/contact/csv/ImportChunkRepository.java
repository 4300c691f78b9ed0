package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The pieces of uploaded files. */
@Dependent
class ImportChunkRepository {

    private final Jdbi jdbi;

    @Inject
    ImportChunkRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void append(int tenant, long job, int no, byte[] bytes, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        with piece as (
                            insert into import_chunk (job_id, no, tenant_id, bytes) values (:job, :no, :tenant, :bytes))
                        update import_job set size_bytes = size_bytes + :size, heartbeat_at = :now
                         where id = :job and tenant_id = :tenant
                        """)
                .bind("job", job)
                .bind("no", no)
                .bind("tenant", tenant)
                .bind("bytes", bytes)
                .bind("size", (long) bytes.length)
                .bind("now", now)
                .execute());
    }

    Optional<byte[]> read(int tenant, long job, int no) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select bytes from import_chunk where tenant_id = :tenant and job_id = :job and no = :no")
                .bind("tenant", tenant)
                .bind("job", job)
                .bind("no", no)
                .mapTo(byte[].class)
                .findOne());
    }

    /** Whether the file is still there. */
    boolean kept(int tenant, long job) {
        return read(tenant, job, 0).isPresent();
    }

    void delete(int tenant, long job) {
        jdbi.useHandle(h -> h.createUpdate("delete from import_chunk where tenant_id = :tenant and job_id = :job")
                .bind("tenant", tenant)
                .bind("job", job)
                .execute());
    }

    InputStream open(int tenant, long job) {
        return new ChunkStream(no -> read(tenant, job, no));
    }
}
