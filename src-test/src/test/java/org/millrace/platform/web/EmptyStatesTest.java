package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Where nothing is yet, a page says so and offers the one thing to do next. */
class EmptyStatesTest {

    private static final Path PAGES = Path.of("../web/src/main/webapp");
    private static final String TAGS = "millrace";
    private static final List<String> PRESSED = List.of("a", "button", "commandButton", "commandLink", "link");

    static Stream<Path> pages_that_may_be_empty() throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(PAGES)) {
            found = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .filter(file -> !emptyStates(file).isEmpty())
                    .toList();
        }
        assertThat(found).hasSizeGreaterThan(10);
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("pages_that_may_be_empty")
    void an_empty_state_has_one_button_that_no_condition_of_its_own_takes_away(Path page) {
        assertThat(emptyStates(page)).allSatisfy(state -> {
            List<Element> within = elements(state.getElementsByTagNameNS("*", "*"));
            assertThat(within)
                    .filteredOn(element -> PRESSED.contains(element.getLocalName()))
                    .as(state.getAttribute("title"))
                    .hasSize(1);
            assertThat(within).noneMatch(element -> element.hasAttribute("rendered"));
        });
    }

    @Test
    void what_only_some_may_do_is_offered_to_them_alone() throws IOException {
        List<Element> offers = pages_that_may_be_empty()
                .flatMap(page -> emptyStates(page).stream())
                .filter(state -> state.getTextContent().contains(".new')")
                        || state.getTextContent().contains("ADD_SAMPLE"))
                .toList();

        assertThat(offers).hasSizeGreaterThan(2).allSatisfy(state -> assertThat(state.getAttribute("may"))
                .as(state.getAttribute("title"))
                .isEqualTo("#{shell.marketer}"));
    }

    private static List<Element> emptyStates(Path page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return elements(factory.newDocumentBuilder().parse(page.toFile()).getElementsByTagNameNS(TAGS, "empty"));
        } catch (Exception e) {
            throw new IllegalArgumentException(page.toString(), e);
        }
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
