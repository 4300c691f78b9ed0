package org.millrace.run.mass;

/**
 * What letting contacts in again is going to do.
 *
 * @param entering who enters
 * @param inside who is inside and therefore left out
 * @param excluded who is not inside, but is left out by the campaign or its audience
 * @param unknown external ids that no contact has
 * @param move the number under which it is being worked off
 */
public record ReEnrolment(long entering, long inside, long excluded, long unknown, Long move) {

    ReEnrolment as(long id) {
        return new ReEnrolment(entering, inside, excluded, unknown, id);
    }
}
