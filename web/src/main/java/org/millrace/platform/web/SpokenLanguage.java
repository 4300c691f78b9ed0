package org.millrace.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.millrace.platform.Wording;

/** REST says what it has to say to people in the language that Accept-Language puts first, English where none is named. */
public class SpokenLanguage implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Wording.speak(asked((HttpServletRequest) request));
        try {
            chain.doFilter(request, response);
        } finally {
            Wording.hush();
        }
    }

    /** A request that names no language has the server's own locale, which is nobody's wish. */
    private static Wording asked(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Wording.ENGLISH
                : Wording.of(request.getLocale());
    }
}
