package org.millrace.trigger.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import org.millrace.calendar.Cron;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.NotFound;
import org.millrace.platform.Wording;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;
import org.millrace.trigger.Hook;
import org.millrace.trigger.HookReceipt;
import org.millrace.trigger.HookTrials;
import org.millrace.trigger.Hooks;
import org.millrace.trigger.IssuedHook;
import org.millrace.trigger.OccurrenceRow;
import org.millrace.trigger.TriggerSummary;
import org.millrace.trigger.Triggers;
import org.millrace.workflow.TriggerKind;

/** What lets contacts enter a campaign, on its page; the webhook's address and secret are shown once, when they are made. */
@Named("campaignTriggers")
@ViewScoped
public class CampaignTriggersView implements Serializable {

    private static final int TIMES = 10;
    private static final String EXAMPLE = "{\"contact\": \"\"}";

    @Inject
    private Triggers triggers;

    @Inject
    private Hooks hooks;

    @Inject
    private HookTrials trials;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private long id;
    private String url;
    private String secret;
    private int overlapHours = 24;
    private String body = EXAMPLE;
    private HookAnswer answer;
    private transient List<TriggerSummary> list;
    private transient List<OccurrenceRow> past;

    @PostConstruct
    void load() {
        id = Asked.number("id");
    }

    public List<TriggerSummary> getList() {
        if (list == null) {
            list = triggers.of(id, Wording.of(words.locale()));
        }
        return list;
    }

    /** A trigger's rule in the reader's language. */
    public String wordsOf(TriggerSummary trigger) {
        TriggerSummary.Rule rule = trigger.rule();
        return switch (trigger.kind()) {
            case MANUAL, WEBHOOK -> words.of("trigger." + trigger.kind() + ".words");
            case EVENT -> words.of("trigger.EVENT.words", rule.event());
            case SCHEDULE ->
                words.of(
                        "trigger.SCHEDULE.words",
                        Cron.parse(rule.cron(), "cron").summary(Wording.of(words.locale())),
                        rule.zone());
        };
    }

    /** Whether a schedule's clock is another than the reader's. */
    public boolean elsewhere(TriggerSummary schedule) {
        return !words.getZone().equals(schedule.rule().zone());
    }

    public List<OccurrenceRow> getPast() {
        if (past == null) {
            past = triggers.occurrences(id, null, TIMES).items();
        }
        return past;
    }

    public boolean isCallable() {
        return getList().stream().anyMatch(trigger -> trigger.kind() == TriggerKind.WEBHOOK);
    }

    /** Null where the campaign has no address. */
    public Hook getHook() {
        try {
            return hooks.get(id);
        } catch (NotFound none) {
            return null;
        }
    }

    public void open() {
        issue(() -> hooks.open(id));
    }

    public void newSecret() {
        issue(() -> hooks.newSecret(id, overlapHours));
    }

    public void newAddress() {
        issue(() -> hooks.newAddress(id));
    }

    public void close() {
        if (attempt.to(() -> hooks.close(id))) {
            url = null;
            secret = null;
            answer = null;
            words.tell("hook.closed");
        }
    }

    private void issue(Supplier<IssuedHook> act) {
        attempt.to("hook", () -> {
            IssuedHook issued = act.get();
            url = issued.token() == null ? null : address(issued.token());
            secret = issued.secret();
        });
    }

    private static String address(String token) {
        ExternalContext here = FacesContext.getCurrentInstance().getExternalContext();
        boolean plain = here.getRequestServerPort() == (here.getRequestScheme().equals("https") ? 443 : 80);
        return here.getRequestScheme() + "://" + here.getRequestServerName()
                + (plain ? "" : ":" + here.getRequestServerPort())
                + here.getRequestContextPath() + "/api/v1/hooks/" + token;
    }

    /** Calls as another system would; the contact that the body names really enters. */
    public void call() {
        try {
            HookReceipt receipt = trials.call(id, body);
            answer = new HookAnswer(200, Json.write(receipt), true);
        } catch (InvalidInput refusal) {
            String text = refusal.violations().stream()
                    .map(wrong -> wrong.where() + ": " + Attempt.text(wrong, words.wording()))
                    .reduce("", (one, other) -> one.isEmpty() ? other : one + "\n" + other);
            answer = new HookAnswer(422, text, false);
        } catch (Conflict refusal) {
            answer = new HookAnswer(409, words.say(refusal.said()), false);
        }
    }

    public String getUrl() {
        return url;
    }

    public String getSecret() {
        return secret;
    }

    public HookAnswer getAnswer() {
        return answer;
    }

    public int getOverlapHours() {
        return overlapHours;
    }

    public void setOverlapHours(int overlapHours) {
        this.overlapHours = overlapHours;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }

    /** What a call would be answered. */
    public record HookAnswer(int status, String text, boolean taken) implements Serializable {}
}
