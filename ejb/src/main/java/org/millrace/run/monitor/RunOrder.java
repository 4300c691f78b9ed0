package org.millrace.run.monitor;

import java.time.Duration;
import java.time.Instant;

/**
 * By which index a list of runs is read. Each looks at a bounded number of rows per page, so that a rare status among millions
 * costs a page no more than a frequent one; what is found meanwhile is shown.
 */
enum RunOrder {

    /** A campaign's runs, by contact. */
    BY_CONTACT("r.contact_id", "r.entry", ">", "") {
        @Override
        Place start() {
            return new Place(0, 0);
        }
    },
    /** All runs, the latest first. */
    LATEST_FIRST("r.id", "0", "<", " desc") {
        @Override
        Place start() {
            return new Place(Long.MAX_VALUE, 0);
        }

        /** Numbers are given out as time goes by; transactions that overlap blur that by less than a day. */
        @Override
        boolean over(Instant lookedAt, Instant since) {
            return since != null && lookedAt.isBefore(since.minus(Duration.ofDays(1)));
        }
    },
    /** The runs of one contact, the latest first. */
    OF_CONTACT("r.id", "0", "<", " desc") {
        @Override
        Place start() {
            return new Place(Long.MAX_VALUE, 0);
        }
    };

    private final String first;
    private final String second;
    private final String beyond;
    private final String direction;

    RunOrder(String first, String second, String beyond, String direction) {
        this.first = first;
        this.second = second;
        this.beyond = beyond;
        this.direction = direction;
    }

    static RunOrder of(RunSearch search) {
        if (search.contact() != null) {
            return OF_CONTACT;
        }
        return search.campaign() != null ? BY_CONTACT : LATEST_FIRST;
    }

    abstract Place start();

    /** Whether nothing that comes after what was looked at can have entered since then. */
    boolean over(Instant lookedAt, Instant since) {
        return false;
    }

    String keys() {
        return first + " as first, " + second + " as second";
    }

    String beyond() {
        return second.equals("0")
                ? first + " " + beyond + " :first"
                : "(" + first + ", " + second + ") " + beyond + " (:first, :second)";
    }

    String sorted() {
        return first + direction + (second.equals("0") ? "" : ", " + second + direction);
    }

    String resorted() {
        return "first" + direction + ", second" + direction;
    }
}
