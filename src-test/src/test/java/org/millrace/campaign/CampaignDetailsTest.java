package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.calendar.CalendarRules;
import org.millrace.campaign.CampaignSnapshot.BoundGoal;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Violation;

/** What a campaign says and names: its owner, products and goals, and what of it is refused. */
class CampaignDetailsTest extends CampaignGround {

    @Test
    @Tag("S0-15")
    void an_owner_is_a_user_of_the_tenant_and_stays_the_owner_after_having_left() {
        user(acme, "zoe");
        user(other, "eve");

        long id = create(owned("zoe")).id();
        for (String nobody : List.of("zo", "ZOE", "eve")) {
            assertThatThrownBy(() -> create(owned(nobody)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("owner: There is no user \"" + nobody + "\".");
        }
        DATABASE.jdbi().useHandle(h -> h.execute("delete from user_account where username = 'zoe'"));

        assertThat(on(campaigns -> campaigns.change(id, owned("zoe"), IfMatch.any()))
                        .owner())
                .isEqualTo("zoe");
        assertThat(on(campaigns -> campaigns.change(id, owned("mia"), IfMatch.any()))
                        .owner())
                .isEqualTo("mia");
        assertThatThrownBy(() -> on(campaigns -> campaigns.change(id, owned("zoe"), IfMatch.any())))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    @Tag("S0-06")
    @Tag("S0-33")
    void a_campaign_has_one_or_more_products_one_of_them_primary() {
        segment("vips");
        product("shirts");
        product("shoes");

        assertThat(create(full("Spring")).products())
                .extracting(CampaignSnapshot.BoundProduct::slug, CampaignSnapshot.BoundProduct::primary)
                .containsExactly(tuple("shoes", true), tuple("shirts", false));
    }

    @Test
    void what_it_names_but_is_not_there_is_told_all_at_once() {
        CampaignDetails details = decided(
                """
                {"name": "x", "workflow": "nowhere", "audience": {"kind": "SEGMENT", "segment": "nobody"},
                 "products": [{"slug": "nothing", "primary": true}]}
                """);

        assertThatThrownBy(() -> create(details))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.violations())
                        .extracting(Violation::where)
                        .containsExactly("audience.segment", "products", "workflow"));
        assertThat(list(CampaignQuery.first()).items()).isEmpty();
    }

    @Test
    void what_it_leaves_out_may_be_archived_and_must_be_there() {
        segment("vips");
        segment("gone");
        DATABASE.jdbi().useHandle(h -> h.execute("update segment set archived = true where slug = 'gone'"));
        CampaignDetails details =
                decided("{\"name\": \"x\", \"audience\": {\"kind\": \"ALL\", \"exclude\": [\"vips\", \"gone\"]}}");
        CampaignDetails faulty =
                decided("{\"name\": \"y\", \"audience\": {\"kind\": \"ALL\", \"exclude\": [\"vips\", \"nobody\"]}}");

        assertThat(create(details).audience().exclude()).containsExactly("gone", "vips");
        assertThatThrownBy(() -> create(faulty))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("There is no list or segment \"nobody\"");
    }

    @Test
    @Tag("S0-13")
    void what_is_wrong_in_itself_is_told_all_at_once() {
        CampaignDetails details = new CampaignDetails(
                " ",
                null,
                null,
                null,
                new AudienceChoice(AudienceKind.ALL, "vips", null),
                null,
                "a@b\r\nBcc: c@d",
                "x\ny",
                "",
                "Mars/Olympus",
                new CalendarRules(null, null, List.of("Easter"), List.of("21:00-8")),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new GoalDefinition("visit", "visited", Duration.ZERO, null),
                        new GoalDefinition("visit", "a b", Duration.ofDays(1), null)),
                List.of(new ProductChoice("a", false), new ProductChoice("a", false)));

        assertThatThrownBy(() -> create(details))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.violations())
                        .extracting(Violation::where)
                        .contains(
                                "name",
                                "audience.segment",
                                "fromEmail",
                                "fromName",
                                "topic",
                                "timeZone",
                                "calendar.holidays[0]",
                                "calendar.quietHours[0]",
                                "goals[0].window",
                                "goals[1].name",
                                "goals[1].event",
                                "products"));
    }

    @Test
    void goals_of_the_same_name_stay_the_same_goals_when_edited() {
        segment("vips");
        product("shirts");
        product("shoes");
        CampaignSnapshot before = create(full("Spring"));
        CampaignDetails reordered = decided(
                """
                {"name": "Spring", "products": [{"slug": "shirts", "primary": false}],
                 "goals": [{"name": "conversion", "event": "paid", "window": "P7D"},
                           {"name": "reply", "event": "replied", "window": "P7D"}]}
                """);

        CampaignSnapshot after =
                on(campaigns -> campaigns.change(before.id(), reordered, IfMatch.version(before.version())));

        assertThat(after.goals()).extracting(BoundGoal::name).containsExactly("conversion", "reply");
        assertThat(after.goals().get(0).id()).isEqualTo(before.goals().get(1).id());
        assertThat(after.products()).singleElement().matches(CampaignSnapshot.BoundProduct::primary);
    }

    private static CampaignDetails owned(String owner) {
        return decided("{\"name\": \"Of %1$s\", \"owner\": \"%1$s\"}".formatted(owner));
    }

    private static void user(int tenant, String name) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into user_account (tenant_id, username, display_name, role, password_hash, created_at)"
                                + " values (?, ?, ?, 'marketer', '', now())",
                        tenant,
                        name,
                        name));
    }
}
