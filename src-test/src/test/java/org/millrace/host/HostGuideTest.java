package org.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-25")
class HostGuideTest {

    @Test
    void the_guide_shows_the_class_that_is_compiled_and_deployed_here() throws IOException {
        String shown = Files.readString(Path.of("src/test/java/org/millrace/host/CrmDirectory.java"));

        assertThat(Files.readString(Path.of("../docs/host.md"))).contains("```java\n" + shown + "```");
    }
}
