package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignGuideTest {

    @ParameterizedTest
    @EnumSource(CampaignStatus.class)
    @Tag("S1-61")
    void the_guide_tells_of_the_transitions_that_the_code_allows_and_of_no_other(CampaignStatus status)
            throws IOException {
        Set<CampaignStatus> told = EnumSet.noneOf(CampaignStatus.class);
        section("### What leads from which status to which")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| from"))
                .map(line -> line.split("\\|"))
                .filter(cells -> statuses(cells[1]).anyMatch(status::equals))
                .forEach(cells -> statuses(cells[3]).forEach(told::add));

        assertThat(told).isEqualTo(status.next());
    }

    @Test
    @Tag("S1-61")
    void the_guide_tells_what_archiving_does_what_a_schedule_needs_and_what_keeps_accidents_away() throws IOException {
        assertThat(section("### What is archived, and what that does"))
                .contains("| a campaign |", "| an audience |", "| a template |");
        assertThat(section("### What a schedule needs")).contains("**active**", "**published**", "**audience**");
        assertThat(section("### What keeps accidents away")).contains("| activate something unfinished |");
    }

    @Test
    @Tag("S1-60")
    void the_guide_draws_how_data_flow_from_the_audience_to_the_analytics() throws IOException {
        assertThat(section("## How data flows"))
                .containsSubsequence("```", "audience", "campaign", "analytics", "```")
                .contains("- An **audience**", "- A **workflow**", "- A **campaign**", "- **Analytics**");
    }

    private static Stream<CampaignStatus> statuses(String cell) {
        return Arrays.stream(cell.split(",| or "))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> CampaignStatus.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** What stands under a heading, up to the next heading of its rank or higher. */
    private static String section(String heading) throws IOException {
        String guide = Files.readString(Path.of("../docs/guide.md"));
        int begin = guide.indexOf(heading + "\n");
        assertThat(begin).as(heading).isNotNegative();
        String rest = guide.substring(begin + heading.length());
        return rest.split("(?m)^#{2,3} ", 2)[0];
    }
}
