package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void the_documentation_lists_every_code_of_a_finding_and_no_other() throws IOException {
        String documentation = Files.readString(Path.of("..", "docs", "validation.md"));

        List<String> listed = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                .matcher(documentation)
                .results()
                .map(MatchResult::group)
                .map(row -> row.split("`")[1])
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Code.values()).map(Code::word).toList());
    }
}
