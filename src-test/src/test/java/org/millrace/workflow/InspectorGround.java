package org.millrace.workflow;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;

/** A marketer before the builder's panel of settings, and what the settings name. */
abstract class InspectorGround extends PageGround {

    static final Inspected INSPECTED = new Inspected(SERVER);

    Reader reader;

    @BeforeAll
    static void things() {
        INSPECTED.things();
    }

    @BeforeEach
    final void aMarketer() {
        reader = Reader.signedIn(SERVER, BROWSER, "marketer");
    }

    /** The builder with a draft of these nodes. */
    final Page open(String slug, String... nodes) {
        return INSPECTED.open(reader, slug, nodes);
    }
}
