package org.millrace.platform.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.PostgresDatabase;

class DurabilityTest {

    /** It runs without fsync, which is just what the probe must find. */
    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @Test
    void a_server_that_writes_through_is_accepted() {
        assertThat(durability("on", "on", "on").wrong()).isEmpty();
        assertThat(durability("on", "remote_apply", "on").wrong()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "off,on,on,fsync",
        "on,off,on,synchronous_commit",
        "on,local,on,synchronous_commit",
        "on,on,off,full_page_writes"
    })
    void each_setting_that_may_lose_a_commit_is_named(
            String fsync, String synchronousCommit, String fullPageWrites, String named) {
        assertThat(durability(fsync, synchronousCommit, fullPageWrites).wrong()).containsOnlyKeys(named);
    }

    @Test
    void a_setting_that_cannot_be_read_is_not_trusted() {
        assertThat(new Durability(Map.of("fsync", "on")).wrong())
                .containsOnlyKeys("synchronous_commit", "full_page_writes");
    }

    @Test
    void the_engine_does_not_start_on_a_database_without_fsync_unless_told_so() {
        DurabilityProbe probe = new DurabilityProbe(new DurabilityRepository(DATABASE.jdbi()));
        assertThatThrownBy(() -> probe.check(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fsync=off")
                .hasMessageContaining("postgresql.conf");
        assertThatCode(() -> probe.check(true)).doesNotThrowAnyException();
    }

    private static Durability durability(String fsync, String synchronousCommit, String fullPageWrites) {
        return new Durability(
                Map.of("fsync", fsync, "synchronous_commit", synchronousCommit, "full_page_writes", fullPageWrites));
    }
}
