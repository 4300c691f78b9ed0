package org.millrace.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.Audits;
import org.millrace.platform.Entities;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.PreconditionRequired;
import org.millrace.platform.Roles;
import org.millrace.platform.StaleVersion;
import org.millrace.platform.Violation;

class TemplatesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, Template.class, TemplateVersionRow.class);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T07:00:00Z"), ZoneOffset.UTC);
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final String WAY_OUT = "<p><a href=\"{{unsubscribe_url}}\">No more</a></p>";

    private final int tenant = DATABASE.newTenant("templates-" + TENANTS.incrementAndGet());

    @Test
    void a_save_is_a_new_version_and_the_old_one_stays_readable() {
        SavedTemplate first = in(t -> t.save("welcome", mail("Hello"), IfMatch.ABSENT));
        SavedTemplate second = in(t -> t.save(
                "welcome", mail("Good day"), IfMatch.version(first.template().version())));

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.template().currentNo()).isEqualTo(2);
        assertThat(in(t -> t.version("welcome", 1)).source().subject()).isEqualTo("Hello");
        assertThat(in(t -> t.get("welcome")).source().subject()).isEqualTo("Good day");
        assertThat(in(t -> t.versions("welcome", null, 10)).items())
                .extracting(SavedVersion::no)
                .containsExactly(2, 1);
        assertThat(Audits.actions(DATABASE.jdbi(), tenant)).containsExactly("template.created", "template.saved");
    }

    @Test
    void saving_what_is_there_makes_no_version() {
        SavedTemplate first = in(t -> t.save("welcome", mail("Hello"), IfMatch.ABSENT));
        SavedTemplate again = in(t -> t.save("welcome", mail("Hello"), IfMatch.any()));

        assertThat(again.template()).isEqualTo(first.template());
    }

    @Test
    void templates_tell_their_names_by_slug() {
        in(t -> t.save("welcome", new TemplateDraft("Good day", null, null, "Hello", WAY_OUT, null), IfMatch.ABSENT));

        Map<String, String> names = in(t -> t.names(Set.of("welcome", "unknown")));

        assertThat(names).isEqualTo(Map.of("welcome", "Good day"));
    }

    @Test
    void a_new_name_is_no_new_version() {
        in(t -> t.save("welcome", mail("Hello"), IfMatch.ABSENT));
        TemplateDraft renamed = new TemplateDraft("Another name", null, null, "Hello", WAY_OUT, null);

        assertThat(in(t -> t.save("welcome", renamed, IfMatch.any())).template())
                .satisfies(saved -> assertThat(saved.currentNo()).isEqualTo(1))
                .satisfies(saved -> assertThat(saved.name()).isEqualTo("Another name"));
    }

    @Test
    void a_template_is_changed_only_by_who_saw_its_latest_state() {
        int version = in(t -> t.save("welcome", mail("Hello"), IfMatch.ABSENT))
                .template()
                .version();
        in(t -> t.save("welcome", mail("Good day"), IfMatch.version(version)));

        assertThatThrownBy(() -> in(t -> t.save("welcome", mail("Third"), IfMatch.version(version))))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> in(t -> t.save("welcome", mail("Third"), IfMatch.ABSENT)))
                .isInstanceOf(PreconditionRequired.class);
    }

    @Test
    void a_mail_that_can_be_opted_out_of_must_say_how() {
        TemplateDraft without =
                new TemplateDraft(null, null, null, "Hello", "<p>Hello</p>", "Hello {{unsubscribe_url}}");
        TemplateDraft receipt = new TemplateDraft(null, null, "transactional", "Hello", "<p>Hello</p>", null);
        TemplateDraft textOnly = new TemplateDraft(null, null, "news", "Hello", null, "No more: {{unsubscribe_url}}");

        assertThatThrownBy(() -> in(t -> t.save("a", without, IfMatch.ABSENT)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    assertThat(refused.violations())
                            .extracting(Violation::where)
                            .containsExactly("html");
                    assertThat(refused.violations().get(0).mend().toString()).contains("{{unsubscribe_url}}");
                });
        assertThat(in(t -> t.save("b", receipt, IfMatch.ABSENT)).created()).isTrue();
        assertThat(in(t -> t.save("c", textOnly, IfMatch.ABSENT)).created()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{contact.firstName|html line 1",
                "{{#if contact.x}}|html",
                "{{/if}}|html line 1",
                "{{else}}|html line 1",
                "{{first_name}}|html line 1",
                "{{contact}}|html line 1",
                "{{{contact.firstName}}}|html line 1",
                "{{> other}}|html line 1",
                "{{this}}|html line 1"
            })
    void what_is_not_of_the_language_is_refused_with_its_line(String source, String where) {
        TemplateDraft draft = new TemplateDraft(null, null, null, "Hello", WAY_OUT + source, null);

        assertThatThrownBy(() -> in(t -> t.save("welcome", draft, IfMatch.ABSENT)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.violations())
                        .extracting(Violation::where)
                        .contains(where));
        assertThatThrownBy(() -> in(t -> t.get("welcome"))).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-,-,-,<p>x</p>,subject", "-,-,Hello,-,html", "-,pigeon,Hello,-,channel", "-,-,Hello,<p>x</p>,html"
            })
    void what_cannot_be_sent_is_refused(String name, String channel, String subject, String html, String where) {
        TemplateDraft draft = new TemplateDraft(name, channel, null, subject, html, null);

        assertThatThrownBy(() -> in(t -> t.save("welcome", draft, IfMatch.ABSENT)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.violations())
                        .extracting(Violation::where)
                        .contains(where));
    }

    @Test
    void no_slug_no_template() {
        assertThatThrownBy(() -> in(t -> t.save("../etc", mail("Hello"), IfMatch.ABSENT)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_archived_template_makes_no_message_but_stays_readable_and_comes_back_when_it_is_saved() {
        in(t -> t.save("welcome", mail("Hello"), IfMatch.ABSENT));
        long id = versions().current(tenant, "welcome").orElseThrow().id();
        in(t -> {
            t.archive("welcome", IfMatch.ABSENT);
            return null;
        });

        assertThat(versions().current(tenant, "welcome")).isEmpty();
        assertThat(versions().find(tenant, id)).isPresent();
        assertThat(in(t -> t.list(false, null, 10)).items()).isEmpty();
        assertThat(in(t -> t.list(true, null, 10)).items())
                .extracting(TemplateSummary::slug)
                .containsExactly("welcome");
        in(t -> t.save("welcome", mail("Hello"), IfMatch.any()));
        assertThat(versions().current(tenant, "welcome")).isPresent();
    }

    @Test
    @Tag("S2-07")
    void another_tenant_sees_nothing() {
        in(t -> t.save("welcome", mail("Hello"), IfMatch.ABSENT));
        long id = versions().current(tenant, "welcome").orElseThrow().id();
        int stranger = DATABASE.newTenant("templates-stranger");

        assertThat(versions().current(stranger, "welcome")).isEmpty();
        assertThat(versions().find(stranger, id)).isEmpty();
        assertThatThrownBy(() -> in(stranger, t -> t.get("welcome"))).isInstanceOf(NotFound.class);
        assertThat(in(stranger, t -> t.list(false, null, 10)).items()).isEmpty();
    }

    @Test
    void a_workflows_validation_learns_which_variables_a_template_reads() {
        in(t -> t.save("welcome", mail("Hello {{contact.firstName}} of {{contact.industry}}"), IfMatch.ABSENT));
        CallersTemplates lookup = new CallersTemplates(versions(), new FixedCaller(tenant, "anna", Roles.MARKETER));

        assertThat(lookup.find("welcome")).get().satisfies(known -> assertThat(known.variables())
                .containsExactlyInAnyOrder("contact.firstName", "contact.industry", "unsubscribe_url"));
        assertThat(lookup.find("nowhere")).isEqualTo(Optional.empty());
    }

    private static TemplateDraft mail(String subject) {
        return new TemplateDraft(null, null, null, subject, WAY_OUT, null);
    }

    private static TemplateVersions versions() {
        return new TemplateVersions(new TemplateVersionRepository(DATABASE.jdbi()));
    }

    private <T> T in(Function<Templates, T> act) {
        return in(tenant, act);
    }

    private static <T> T in(int tenant, Function<Templates, T> act) {
        return ENTITIES.tx(em -> act.apply(new Templates(
                new TemplateRepository(em),
                Audits.on(DATABASE.jdbi(), CLOCK),
                new FixedCaller(tenant, "anna", Roles.MARKETER),
                CLOCK)));
    }
}
