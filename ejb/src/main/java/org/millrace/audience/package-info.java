/**
 * Lists, whose members are put in and taken out, and segments, whose members are whoever a rule holds for at the moment of asking.
 * Both bear a slug, and both become one condition on the contact row for set-based enrolment.
 *
 * <p>A segment's members are never copied: a campaign that enrols asks again. Counts on the list page are as of {@code countedAt}.
 */
package org.millrace.audience;
