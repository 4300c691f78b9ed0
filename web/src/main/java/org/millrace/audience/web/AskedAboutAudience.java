package org.millrace.audience.web;

import jakarta.inject.Inject;
import java.io.Serializable;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Question;

/** What lists of audiences have in common: an act is asked about first, and the rows are read anew after it. */
public abstract class AskedAboutAudience implements Serializable {

    @Inject
    private AudienceActs acts;

    private Question question;

    abstract void renew();

    public void ask() {
        question = acts.question(Asked.text("segment"), Asked.text("act"));
    }

    public void confirm() {
        acts.perform(question);
        renew();
    }

    public Question getQuestion() {
        return question;
    }
}
