package org.millrace.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** The calls whose bodies are files: streamed, never held in memory. */
public final class Uploads {

    private static final String IMPORT = "/api/v1/contacts/import";

    private Uploads() {}

    public static boolean is(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = info == null ? request.getServletPath() : request.getServletPath() + info;
        return path.equals(IMPORT) || path.startsWith(IMPORT + "/");
    }
}
