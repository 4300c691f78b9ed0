package org.millrace.platform.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;

/** Whether the part of a page that takes its time has been asked for: the page itself does not wait for it. */
@Named("later")
@ViewScoped
public class Later implements Serializable {

    private boolean come;

    public boolean isCome() {
        return come;
    }

    public void begin() {
        come = true;
    }
}
