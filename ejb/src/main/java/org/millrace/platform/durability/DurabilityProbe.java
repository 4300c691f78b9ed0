package org.millrace.platform.durability;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.Map;
import org.millrace.platform.Setting;

/**
 * Refuses to start on a database that may forget commits, since then nothing that the engine promises holds. The setting
 * {@code millrace.allow-nondurable=true} is for tests on databases that are thrown away.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class DurabilityProbe {

    private static final System.Logger LOG = System.getLogger(DurabilityProbe.class.getName());

    private DurabilityRepository repository;

    protected DurabilityProbe() {}

    @Inject
    DurabilityProbe(DurabilityRepository repository) {
        this.repository = repository;
    }

    @PostConstruct
    void demandDurability() {
        check(Setting.flag("millrace.allow-nondurable"));
    }

    void check(boolean allowed) {
        Map<String, String> wrong = new Durability(repository.settings()).wrong();
        if (wrong.isEmpty()) {
            return;
        }
        String said = "PostgreSQL may lose what it has committed: " + wrong + ".";
        if (!allowed) {
            throw new IllegalStateException(said + " Set these to on in postgresql.conf and start again.");
        }
        LOG.log(
                System.Logger.Level.WARNING,
                said + " Going on, since millrace.allow-nondurable is set; never do so with data that matters.");
    }
}
