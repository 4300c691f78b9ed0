package org.millrace.architecture.seeded.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.concurrent.TimeUnit;

/** Breaks two rules on purpose. */
@Entity(name = "SeededUnversioned")
public class Unversioned {

    @Id
    private Long id;

    @Enumerated
    private TimeUnit unit;

    Long id() {
        return id;
    }

    TimeUnit unit() {
        return unit;
    }
}
