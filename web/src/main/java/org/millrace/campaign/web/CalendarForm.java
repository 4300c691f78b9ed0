package org.millrace.campaign.web;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.CalendarZone;
import org.millrace.calendar.WeekHours;

/** When messages may go out, as a person writes it: stretches like 09:00-17:00 with commas between them, a holiday a line. */
public class CalendarForm implements Serializable {

    private CalendarZone zone = CalendarZone.CONTACT;
    private boolean business;
    private final String[] days = new String[7];
    private String holidays;
    private String quietHours;

    static CalendarForm of(CalendarRules rules) {
        CalendarForm form = new CalendarForm();
        if (rules == null) {
            return form;
        }
        form.zone = rules.zone();
        form.business = rules.businessHours() != null;
        for (DayOfWeek day : DayOfWeek.values()) {
            form.days[day.ordinal()] =
                    form.business ? String.join(", ", rules.businessHours().on(day)) : "";
        }
        form.holidays = String.join("\n", rules.holidays());
        form.quietHours = String.join(", ", rules.quietHours());
        return form;
    }

    /** Null where nothing restricts. */
    CalendarRules rules() {
        WeekHours hours = business ? new WeekHours(day(0), day(1), day(2), day(3), day(4), day(5), day(6)) : null;
        CalendarRules rules = new CalendarRules(zone, hours, parts(holidays), parts(quietHours));
        return rules.restricts() ? rules : null;
    }

    private List<String> day(int no) {
        List<String> stretches = parts(days[no]);
        return stretches.isEmpty() ? null : stretches;
    }

    private static List<String> parts(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,;\\s]+"))
                        .flatMap(part -> part.isBlank() ? Stream.empty() : Stream.of(part))
                        .toList();
    }

    public CalendarZone getZone() {
        return zone;
    }

    public void setZone(CalendarZone zone) {
        this.zone = zone;
    }

    public CalendarZone[] getZones() {
        return CalendarZone.values();
    }

    public boolean isBusiness() {
        return business;
    }

    public void setBusiness(boolean business) {
        this.business = business;
    }

    public String getMon() {
        return days[0];
    }

    public void setMon(String hours) {
        days[0] = hours;
    }

    public String getTue() {
        return days[1];
    }

    public void setTue(String hours) {
        days[1] = hours;
    }

    public String getWed() {
        return days[2];
    }

    public void setWed(String hours) {
        days[2] = hours;
    }

    public String getThu() {
        return days[3];
    }

    public void setThu(String hours) {
        days[3] = hours;
    }

    public String getFri() {
        return days[4];
    }

    public void setFri(String hours) {
        days[4] = hours;
    }

    public String getSat() {
        return days[5];
    }

    public void setSat(String hours) {
        days[5] = hours;
    }

    public String getSun() {
        return days[6];
    }

    public void setSun(String hours) {
        days[6] = hours;
    }

    public String getHolidays() {
        return holidays;
    }

    public void setHolidays(String holidays) {
        this.holidays = holidays;
    }

    public String getQuietHours() {
        return quietHours;
    }

    public void setQuietHours(String quietHours) {
        this.quietHours = quietHours;
    }
}
