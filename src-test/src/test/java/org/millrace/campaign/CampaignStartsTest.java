package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.IfMatch;

/** Campaigns that start and end by themselves. */
class CampaignStartsTest extends CampaignGround {

    @Test
    @Tag("S2-01")
    @Tag("S2-03")
    @Tag("S2-04")
    @Tag("S2-21")
    void a_campaign_with_a_start_to_come_is_scheduled_and_starts_by_itself_once() {
        Instant start = NOW.plus(Duration.ofHours(2));
        CampaignSnapshot scheduled =
                activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, start, start.plusSeconds(60)));

        assertThat(scheduled.status()).isEqualTo(CampaignStatus.SCHEDULED);
        assertThat(scheduled.sendStrategy()).isEqualTo(SendStrategy.SCHEDULED);
        tick();
        assertThat(facts.fired()).isEmpty();

        clock.advance(Duration.ofHours(2));
        tickOnTwoNodesAtOnce();

        assertThat(facts.fired()).containsExactly(new CampaignActivated(acme, scheduled.id(), true, "engine", start));
        CampaignSnapshot active = read(scheduled.id());
        assertThat(active.status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(active.activatedAt()).isEqualTo(start);

        clock.advance(Duration.ofMinutes(1));
        tick();
        assertThat(read(scheduled.id()).status()).isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    @Tag("P-03")
    void a_start_that_no_server_saw_is_made_up_for() {
        CampaignSnapshot scheduled = activated(
                draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, NOW.plus(Duration.ofHours(1)), null));

        clock.advance(Duration.ofDays(2));
        tick();

        assertThat(read(scheduled.id()).status()).isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    @Tag("S2-08")
    void a_scheduled_campaign_can_be_launched_at_once_or_taken_back() {
        Instant start = NOW.plus(Duration.ofHours(2));
        long first = activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, start, null))
                .id();
        long second = activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, start, null))
                .id();

        assertThat(life(life -> life.activate(first, IfMatch.ABSENT)).status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(life(life -> life.unschedule(second, IfMatch.ABSENT)).status())
                .isEqualTo(CampaignStatus.DRAFT);
        assertThatThrownBy(() -> life(life -> life.unschedule(first, IfMatch.ABSENT)))
                .isInstanceOf(IllegalCampaignTransition.class);
        clock.advance(Duration.ofHours(3));
        tick();
        assertThat(read(second).status()).isEqualTo(CampaignStatus.DRAFT);
    }

    @Test
    void what_lacks_something_at_its_start_is_a_draft_again() {
        CampaignSnapshot scheduled = activated(
                draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, NOW.plus(Duration.ofHours(1)), null));
        DATABASE.jdbi().useHandle(h -> h.execute("update campaign set type = 'AB_TEST'"));

        clock.advance(Duration.ofHours(1));
        tick();

        assertThat(read(scheduled.id()).status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(facts.fired()).isEmpty();
    }

    private void tick() {
        List<TimedCampaign> start = as(fixture -> fixture.starts.toStart());
        List<TimedCampaign> end = as(fixture -> fixture.starts.toEnd());
        start.forEach(due -> started(due));
        end.forEach(due -> as(fixture -> {
            fixture.starts.end(due);
            return due;
        }));
    }

    private void tickOnTwoNodesAtOnce() {
        List<TimedCampaign> due = as(fixture -> fixture.starts.toStart());
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        IntStream.range(0, 2)
                .mapToObj(node -> CompletableFuture.runAsync(() -> due.forEach(this::started), nodes))
                .toList()
                .forEach(CompletableFuture::join);
        nodes.shutdown();
    }

    private void started(TimedCampaign due) {
        as(fixture -> {
            fixture.starts.start(due);
            return due;
        });
    }
}
