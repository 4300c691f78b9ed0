package org.millrace.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.millrace.platform.Wording;

/** REST says what it has to say to people in the language that Accept-Language puts first, English where none is named. */
public class SpokenLanguage implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Wording.speak(Wording.of(request.getLocale()));
        try {
            chain.doFilter(request, response);
        } finally {
            Wording.hush();
        }
    }
}
