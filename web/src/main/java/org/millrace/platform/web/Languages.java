package org.millrace.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import org.millrace.platform.Wording;

/** In which language an answer speaks. */
public final class Languages {

    private Languages() {}

    /** By Accept-Language; English where none is asked for that we know. */
    public static Wording asked(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .findFirst()
                .map(Wording::of)
                .orElse(Wording.ENGLISH);
    }
}
