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
import org.millrace.platform.Sentence;
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
        Sentence word = Sentence.of(campaign.status().name().toLowerCase(Locale.ROOT));
        return campaign.status().enrols()
                ? new Rule("status", true, Sentence.of("The campaign is {0}: contacts enter.", word), null)
                : new Rule("status", false, Sentence.of("The campaign is {0}: nobody enters.", word), null);
    }

    private Rule audience(CampaignSnapshot campaign, Person person) {
        if (campaign.audience().kind() == AudienceKind.ALL) {
            return new Rule("audience", true, Sentence.of("The audience is all contacts."), null);
        }
        if (campaign.audience().kind() == AudienceKind.NONE) {
            return new Rule(
                    "audience",
                    false,
                    Sentence.of("The campaign has no audience; only its triggers let contacts in."),
                    null);
        }
        String name = campaign.audience().name();
        if (!campaign.audience().enabled()) {
            return new Rule(
                    "audience",
                    false,
                    Sentence.of("The audience “{0}” is switched off: nobody enters by it.", name),
                    null);
        }
        MemberExplanation member = audiences.explain(campaign.audience().segment(), person.externalId());
        return new Rule(
                "audience",
                member.member(),
                member.member() ? Sentence.of("It is in the audience “{0}”.", name) : absent(name, member.why()),
                member.why());
    }

    private Rule exclusion(String slug, Person person) {
        MemberExplanation member = audiences.explain(slug, person.externalId());
        return new Rule(
                "exclusion",
                !member.member(),
                member.member()
                        ? Sentence.of(
                                "It is in “{0}”, which the campaign leaves out: it does not enter, and nothing is sent to it.",
                                slug)
                        : Sentence.of("It is not in “{0}”, which the campaign leaves out.", slug),
                member.why());
    }

    private static Sentence absent(String name, Explanation why) {
        return decisive(why)
                .map(part -> part.saw() == null
                        ? Sentence.of("It is not in the audience “{0}”: {1}.", name, part.rule())
                        : Sentence.of(
                                "It is not in the audience “{0}”: {1}, but it saw {2}.", name, part.rule(), part.saw()))
                .orElse(Sentence.of("It is not in the audience “{0}”.", name));
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
                        Sentence.of("It is inside since {0}, so it does not enter again.", run.enteredAt()),
                        null))
                .orElse(new Rule("inside", true, Sentence.of("It is not inside now."), null));
    }

    private static Rule reentry(Reentry rule, List<RunRow> runs, Instant now) {
        if (runs.isEmpty()) {
            return new Rule("reentry", true, Sentence.of("It was never inside."), null);
        }
        Reentry reentry = rule == null ? Reentry.NEVER : rule;
        Sentence before = runs.size() == 1
                ? Sentence.of("It entered once before")
                : Sentence.of("It entered {0} times before", runs.size());
        if (reentry.policy() == ReentryPolicy.LIMITED) {
            long counted = runs.stream()
                    .filter(run -> !run.enteredAt().isBefore(reentry.since(now)))
                    .count();
            boolean holds = counted < reentry.limit();
            return new Rule(
                    "reentry",
                    holds,
                    Sentence.of(
                            "{0}, {1} of at most {2} times within {3}.",
                            before, counted, reentry.limit(), reentry.window()),
                    null);
        }
        return new Rule(
                "reentry",
                !reentry.never(),
                reentry.never()
                        ? Sentence.of("{0}; the campaign lets a contact in once.", before)
                        : Sentence.of("{0}; the campaign lets a contact in again.", before),
                null);
    }

    private static Rule cooldown(List<RunRow> runs, Instant now) {
        return runs.stream()
                .filter(run -> run.reenterAfter() != null && run.reenterAfter().isAfter(now))
                .findFirst()
                .map(run -> new Rule(
                        "cooldown",
                        false,
                        Sentence.of("Its last exit keeps it out until {0}.", run.reenterAfter()),
                        null))
                .orElse(new Rule("cooldown", true, Sentence.of("No cooldown keeps it out."), null));
    }

    /** Does not keep anybody out, but nothing is sent. */
    private Rule consent(CampaignSnapshot campaign, Person person) {
        String refused = consents.refused(
                        List.of(new ConsentStore.Question(1, person.tenant(), person.id(), EMAIL, campaign.topic())))
                .get(1L);
        return refused == null
                ? new Rule("consent", true, Sentence.of("Mails on “{0}” may be sent.", campaign.topic()), null)
                : new Rule(
                        "consent",
                        false,
                        Sentence.of(
                                "It may enter, but no mail on “{0}” is sent: {1}.",
                                campaign.topic(), Sentence.of(refused.replace('_', ' '))),
                        null);
    }

    /** The contact that is asked about. */
    record Person(int tenant, long id, String externalId) {}
}
