package org.millrace.template.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.millrace.delivery.TestMail;
import org.millrace.delivery.TestSends;
import org.millrace.delivery.TestSent;
import org.millrace.platform.web.Attempt;

/** Sends what is written on a template's page to somebody who wants to look at it. */
@Named("templateTest")
@ViewScoped
public class TemplateTestView implements Serializable {

    @Inject
    private TestSends tests;

    @Inject
    private TemplateView page;

    @Inject
    private Attempt attempt;

    private String to;
    private transient TestSent sent;

    public void send() {
        sent = null;
        attempt.to(
                "edit",
                () -> sent = tests.send(new TestMail(
                        to,
                        page.getSlug(),
                        page.getFields().draft("email"),
                        page.getPicker().getChosen())));
    }

    /** Null until one was taken over. */
    public TestSent getSent() {
        return sent;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
