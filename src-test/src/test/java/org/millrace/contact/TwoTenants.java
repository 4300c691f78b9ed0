package org.millrace.contact;

import org.millrace.platform.PostgresDatabase;
import org.millrace.rehearsal.MemoryContacts;

/** Where a contract's contacts are: two tenants, in memory or in PostgreSQL. */
abstract class TwoTenants {

    abstract Ground ground();

    final int tenant() {
        return ground().tenant();
    }

    final int otherTenant() {
        return ground().otherTenant();
    }

    final long contact(int tenant, String externalId, String json) {
        return ground().contacts().add(tenant, externalId, json);
    }

    record Ground(int tenant, int otherTenant, Adding contacts) {

        static Ground of(MemoryContacts contacts) {
            return new Ground(1, 2, contacts::add);
        }

        /** Emptied before. */
        static Ground of(PostgresDatabase database, PostgresContacts contacts) {
            database.clear();
            return new Ground(database.newTenant("a"), database.newTenant("b"), contacts::add);
        }
    }

    interface Adding {
        long add(int tenant, String externalId, String json);
    }
}
