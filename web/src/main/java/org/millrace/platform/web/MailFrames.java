package org.millrace.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/** The frames of one answer: a page allows no style sheet that is no file of ours, but for those of the mails that it shows. */
@Named("mailFrames")
@RequestScoped
public class MailFrames {

    /** Of the page's scripts' nonce, from which nobody finds that one again: a mail must never bear what lets scripts through. */
    public String getNonce() {
        return PolicyHash.of(
                PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce());
    }

    public MailFrame frame() {
        return MailFrame.of(getNonce());
    }
}
