package org.millrace.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.millrace.platform.Json;

/** What a kill test measured; printed as one line of JSON, whatever the verdict. */
final class Figures {

    private final Map<String, Object> figures = new TreeMap<>();
    private final List<Long> mailsAtKill = new ArrayList<>();
    private final List<Double> boots = new ArrayList<>();
    private final List<Double> firstMails = new ArrayList<>();

    Figures(int contacts) {
        figures.put("contacts", contacts);
    }

    void killed(long mailsSoFar) {
        mailsAtKill.add(mailsSoFar);
    }

    void booted(long nanos) {
        boots.add(seconds(nanos));
    }

    void firstMail(long nanos) {
        firstMails.add(seconds(nanos));
    }

    void audited(CountingSink sink, Books books, int lost) {
        figures.put("mails_at_sink", sink.total());
        figures.put("unique_at_sink", sink.addresses().size());
        figures.put("doubled", sink.doubled().size());
        figures.put("lost", lost);
        figures.put("messages", books.messages());
        figures.put("runs", books.runs());
    }

    int kills() {
        return mailsAtKill.size();
    }

    /** From the moment at which a restarted server said that it was ready. */
    double worstSecondsToFirstMail() {
        double worst = 0;
        for (int i = 0; i < boots.size(); i++) {
            worst = Math.max(worst, firstMails.get(i) - boots.get(i));
        }
        return worst;
    }

    void print() {
        figures.put("kills", mailsAtKill.size());
        figures.put("mails_at_kill", mailsAtKill);
        figures.put("worst_boot_seconds", worst(boots));
        figures.put("worst_seconds_from_start_to_first_mail", worst(firstMails));
        figures.put("worst_seconds_from_ready_to_first_mail", worstSecondsToFirstMail());
        System.out.println(Json.write(figures));
    }

    private static double worst(List<Double> values) {
        return values.isEmpty() ? 0 : Collections.max(values);
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / (double) TimeUnit.MILLISECONDS.toNanos(100)) / 10.0;
    }
}
