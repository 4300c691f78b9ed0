package org.millrace.run.mass;

/**
 * What letting contacts in again is going to do.
 *
 * @param entering who enters
 * @param inside who is inside and therefore left out
 * @param unknown external ids that no contact has
 * @param move the number under which it is being worked off
 */
public record ReEnrolment(long entering, long inside, long unknown, Long move) {

    ReEnrolment as(long id) {
        return new ReEnrolment(entering, inside, unknown, id);
    }
}
