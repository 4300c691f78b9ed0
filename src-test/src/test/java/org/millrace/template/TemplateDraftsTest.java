package org.millrace.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millrace.platform.Violation;

class TemplateDraftsTest {

    private final TemplateDrafts drafts = new TemplateDrafts(new PreviewValues(null, null), new TemplateRenderer());

    private DraftLook look(String subject, String html) {
        return drafts.look(new TemplateDraft("Welcome", null, "marketing", subject, html, null), null);
    }

    @Test
    void each_variable_says_what_it_finds_and_which_one_finds_nothing() {
        DraftLook look = look(
                "Hello {{contact.firstName}}",
                "<p>{{contact.plan}} {{contact.attributes.plan}}</p><a href=\"{{unsubscribe_url}}\">No more</a>");

        assertThat(look.faults()).isEmpty();
        assertThat(look.rendered().subject()).isEqualTo("Hello Ada");
        assertThat(look.variables())
                .containsExactly(
                        new VariableUse("contact.attributes.plan", null),
                        new VariableUse("contact.firstName", "Ada"),
                        new VariableUse("contact.plan", null),
                        new VariableUse("unsubscribe_url", "https://example.com/unsubscribe"));
    }

    @Test
    void a_draft_that_is_not_finished_is_no_error_but_says_what_is_missing_and_where() {
        DraftLook look = look("Hello", "<p>\n{{#if contact.firstName}}</p>");

        assertThat(look.rendered()).isNull();
        assertThat(look.faults()).extracting(Violation::where).contains("html");
        assertThat(look.variables()).extracting(VariableUse::path).containsExactly("contact.firstName");
    }

    @Test
    void what_may_not_be_sent_is_shown_all_the_same() {
        DraftLook look = look(null, "<p>No way out</p>");

        assertThat(look.rendered().html()).contains("No way out");
        assertThat(look.faults()).extracting(Violation::where).contains("subject", "html");
    }
}
