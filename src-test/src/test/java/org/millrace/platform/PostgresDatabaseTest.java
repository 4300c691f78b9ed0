package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDatabaseTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @Test
    void what_a_handle_does_joins_the_transaction_around_it() {
        assertThatThrownBy(() -> DATABASE.tx(() -> {
                    DATABASE.newTenant("a");
                    assertThat(tenants()).isEqualTo(1);
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");
        assertThat(tenants()).isZero();
    }

    @Test
    void a_new_transaction_commits_although_the_outer_one_rolls_back() {
        assertThatThrownBy(() -> DATABASE.tx(() -> {
                    DATABASE.newTenant("outer");
                    DATABASE.newTx(() -> {
                        DATABASE.newTenant("inner");
                    });
                    assertThat(tenants()).isEqualTo(2);
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");
        assertThat(tenants()).isEqualTo(1);
    }

    @Test
    void nobody_may_end_the_transaction_from_inside() {
        assertThatThrownBy(() -> DATABASE.tx(() -> {
                    DATABASE.dataSource().getConnection().commit();
                    return null;
                }))
                .hasMessageContaining("managed transaction");
    }

    private int tenants() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select count(*) from tenant")
                .mapTo(int.class)
                .one());
    }
}
