package org.millrace.template.web;

import java.io.Serializable;
import org.millrace.template.TemplateDraft;
import org.millrace.template.TemplateSource;

/** What is written in the form of a template. */
public class TemplateFields implements Serializable {

    private String name;
    private String topic = "marketing";
    private String subject;
    private String html;
    private String text;

    void take(TemplateSource source) {
        subject = source.subject();
        html = source.html();
        text = source.text();
    }

    TemplateDraft draft(String channel) {
        return new TemplateDraft(name, channel, topic, subject, html, text);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getHtml() {
        return html;
    }

    public void setHtml(String html) {
        this.html = html;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
