package org.millrace.workflow;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.Chromium;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Reader;

/** A marketer before the builder's panel of settings, and what the settings name. */
abstract class InspectorGround {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

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
