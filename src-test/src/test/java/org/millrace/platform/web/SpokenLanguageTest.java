package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Wording;

/** On a server whose own language is German. */
class SpokenLanguageTest {

    private final List<Wording> spoken = new ArrayList<>();

    @Test
    void who_names_no_language_is_answered_in_english_wherever_the_server_stands() throws Exception {
        new SpokenLanguage().doFilter(request(null), null, (request, response) -> spoken.add(Wording.spoken()));

        assertThat(spoken).containsExactly(Wording.ENGLISH);
    }

    @Test
    void who_names_german_is_answered_in_german_and_the_next_one_is_not() throws Exception {
        new SpokenLanguage().doFilter(request("de"), null, (request, response) -> spoken.add(Wording.spoken()));
        spoken.add(Wording.spoken());

        assertThat(spoken).containsExactly(Wording.GERMAN, Wording.ENGLISH);
    }

    private static HttpServletRequest request(String language) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                SpokenLanguageTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getLocale") ? Locale.GERMAN : language);
    }
}
