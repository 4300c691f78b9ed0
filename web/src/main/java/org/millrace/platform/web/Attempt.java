package org.millrace.platform.web;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.Dependent;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.Locale;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.StaleVersion;
import org.millrace.platform.Violation;
import org.millrace.platform.Wording;

/** Does what a page was asked to do; what a boundary refuses is said beside the field it concerns, or as a toast. */
@Dependent
public class Attempt implements Serializable {

    @Inject
    private Words words;

    public boolean to(Runnable act) {
        return to(null, act);
    }

    /**
     * @param form the id of the form whose fields bear the names that violations use; null = all is said as toasts
     * @return whether it was done
     */
    public boolean to(String form, Runnable act) {
        try {
            act.run();
            return true;
        } catch (InvalidInput refusal) {
            refusal.violations().forEach(violation -> say(form, violation));
        } catch (Conflict refusal) {
            say(null, words.say(refusal.said()));
        } catch (NotFound refusal) {
            say(null, words.say(refusal.said()));
        } catch (StaleVersion refusal) {
            say(null, words.say(refusal.said()));
        } catch (EJBAccessException refusal) {
            say(null, words.of("refused.text"));
        }
        FacesContext.getCurrentInstance().validationFailed();
        return false;
    }

    private void say(String form, Violation violation) {
        String text = text(violation, words.wording());
        FacesContext faces = FacesContext.getCurrentInstance();
        UIComponent field = form == null ? null : field(faces, form, violation.where());
        say(field == null ? null : field.getClientId(faces), field == null ? violation.where() + ": " + text : text);
    }

    /** The field of the last part of the place, else of the first: of something deep within a rule, the rule. */
    private static UIComponent field(FacesContext faces, String form, String where) {
        UIComponent last = faces.getViewRoot().findComponent(form + ":" + field(where));
        return last == null ? faces.getViewRoot().findComponent(form + ":" + where.split("[.\\[]", 2)[0]) : last;
    }

    private static void say(String client, String text) {
        FacesContext.getCurrentInstance().addMessage(client, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
    }

    /** Two sentences, also where what is wrong was said as the rest of one that begins with the place. */
    public static String text(Violation violation, Wording wording) {
        String what = violation.what().in(wording).strip();
        String stop = what.endsWith(".") || what.endsWith("!") || what.endsWith("?") ? "" : ".";
        return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + stop + " "
                + violation.mend().in(wording);
    }

    /** The last part of the place; of something in a list the list: its field stands for all of it. */
    private static String field(String where) {
        int list = where.indexOf('[');
        String path = list < 0 ? where : where.substring(0, list);
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
