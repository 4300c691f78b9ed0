package org.millrace.browser;

import java.util.List;

/** Texts that set {@code window.__hit} where a page takes them for more than text. */
final class HostileText {

    static final String SHOWN = "<img src=x onerror=window.__hit=1>";

    private static final String WHOLE =
            "§hm\">" + SHOWN + "'};window.__hit=1;//</script><script>window.__hit=1</script>"
                    + "#{1+1}${1+1}{{contact.email}}\u202Egnp.exe";

    /** The first is the worst; the later ones are for fields that are short or have rules. */
    static final List<String> ALL = List.of(
            WHOLE,
            "§\">" + SHOWN,
            "'};window.__hit=1;//",
            "<script>window.__hit=1<\\script>",
            "javascript:window.__hit=1",
            "#{1+1}${1+1}{{contact.email}}",
            "\u202Egnp.exe");

    /** No database can keep them: NUL, and half of a pair. */
    static final List<String> BROKEN = List.of("nul\u0000", "half" + '\ud800');

    private HostileText() {}
}
