package org.millrace.run.why;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.millrace.audience.AudiencePreview;
import org.millrace.audience.MemberExplanation;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Reentry;
import org.millrace.campaign.ReentryPolicy;
import org.millrace.contact.ConsentStore;
import org.millrace.predicate.Explanation;
import org.millrace.run.why.Why.Rule;

/** The rules of entering a campaign, asked for one contact at this moment. */
@Dependent
class EntryRules {

    private static final String EMAIL = "email";

    private final AudiencePreview audiences;
    private final ConsentStore consents;

    @Inject
    EntryRules(AudiencePreview audiences, ConsentStore consents) {
        this.audiences = audiences;
        this.consents = consents;
    }

    List<Rule> of(CampaignSnapshot campaign, Person person, List<RunRow> runs, Instant now) {
        List<Rule> rules = new ArrayList<>();
        rules.add(status(campaign));
        rules.add(audience(campaign, person));
        campaign.audience().exclude().forEach(slug -> rules.add(exclusion(slug, person)));
        rules.add(inside(runs));
        rules.add(reentry(campaign.reentry(), runs, now));
        rules.add(cooldown(runs, now));
        rules.add(consent(campaign, person));
        return rules;
    }

    private static Rule status(CampaignSnapshot campaign) {
        String word = campaign.status().name().toLowerCase(Locale.ROOT);
        return campaign.status().enrols()
                ? new Rule("status", true, "The campaign is " + word + ": contacts enter.", null)
                : new Rule("status", false, "The campaign is " + word + ": nobody enters.", null);
    }

    private Rule audience(CampaignSnapshot campaign, Person person) {
        if (campaign.audience().kind() == AudienceKind.ALL) {
            return new Rule("audience", true, "The audience is all contacts.", null);
        }
        if (campaign.audience().kind() == AudienceKind.NONE) {
            return new Rule(
                    "audience", false, "The campaign has no audience; only its triggers let contacts in.", null);
        }
        String name = "“" + campaign.audience().name() + "”";
        if (!campaign.audience().enabled()) {
            return new Rule("audience", false, "The audience " + name + " is switched off: nobody enters by it.", null);
        }
        MemberExplanation member = audiences.explain(campaign.audience().segment(), person.externalId());
        return new Rule(
                "audience",
                member.member(),
                member.member()
                        ? "It is in the audience " + name + "."
                        : "It is not in the audience " + name + because(member.why()) + ".",
                member.why());
    }

    private Rule exclusion(String slug, Person person) {
        MemberExplanation member = audiences.explain(slug, person.externalId());
        String name = "“" + slug + "”";
        return new Rule(
                "exclusion",
                !member.member(),
                member.member()
                        ? "It is in " + name
                                + ", which the campaign leaves out: it does not enter, and nothing is sent to it."
                        : "It is not in " + name + ", which the campaign leaves out.",
                member.why());
    }

    private static String because(Explanation why) {
        return decisive(why)
                .map(part -> ": " + part.rule() + (part.saw() == null ? "" : ", but it saw " + part.saw()))
                .orElse("");
    }

    /** The first rule of one value that keeps the contact out. */
    private static Optional<Explanation> decisive(Explanation why) {
        if (why == null || why.holds()) {
            return Optional.empty();
        }
        return why.parts().stream()
                .map(EntryRules::decisive)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Optional.of(why));
    }

    private static Rule inside(List<RunRow> runs) {
        return runs.stream()
                .filter(run -> run.status().live())
                .findFirst()
                .map(run -> new Rule(
                        "inside",
                        false,
                        "It is inside since " + run.enteredAt() + ", so it does not enter again.",
                        null))
                .orElse(new Rule("inside", true, "It is not inside now.", null));
    }

    private static Rule reentry(Reentry rule, List<RunRow> runs, Instant now) {
        if (runs.isEmpty()) {
            return new Rule("reentry", true, "It was never inside.", null);
        }
        Reentry reentry = rule == null ? Reentry.NEVER : rule;
        String before = "It entered " + (runs.size() == 1 ? "once" : runs.size() + " times") + " before";
        if (reentry.policy() == ReentryPolicy.LIMITED) {
            long counted = runs.stream()
                    .filter(run -> !run.enteredAt().isBefore(reentry.since(now)))
                    .count();
            boolean holds = counted < reentry.limit();
            return new Rule(
                    "reentry",
                    holds,
                    before + ", " + counted + " of at most " + reentry.limit() + " times within " + reentry.window()
                            + ".",
                    null);
        }
        return new Rule(
                "reentry",
                !reentry.never(),
                before + "; the campaign lets a contact in " + (reentry.never() ? "once." : "again."),
                null);
    }

    private static Rule cooldown(List<RunRow> runs, Instant now) {
        return runs.stream()
                .filter(run -> run.reenterAfter() != null && run.reenterAfter().isAfter(now))
                .findFirst()
                .map(run -> new Rule(
                        "cooldown", false, "Its last exit keeps it out until " + run.reenterAfter() + ".", null))
                .orElse(new Rule("cooldown", true, "No cooldown keeps it out.", null));
    }

    /** Does not keep anybody out, but nothing is sent. */
    private Rule consent(CampaignSnapshot campaign, Person person) {
        String refused = consents.refused(
                        List.of(new ConsentStore.Question(1, person.tenant(), person.id(), EMAIL, campaign.topic())))
                .get(1L);
        return refused == null
                ? new Rule("consent", true, "Mails on “" + campaign.topic() + "” may be sent.", null)
                : new Rule(
                        "consent",
                        false,
                        "It may enter, but no mail on “" + campaign.topic() + "” is sent: " + refused.replace('_', ' ')
                                + ".",
                        null);
    }

    /** The contact that is asked about. */
    record Person(int tenant, long id, String externalId) {}
}
