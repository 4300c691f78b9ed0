package org.millrace.calendar;

import java.time.Duration;

/** @param grace a time that is seen later than this is skipped, whatever else the rule says */
public record MissedRule(Missed missed, Duration grace) {}
