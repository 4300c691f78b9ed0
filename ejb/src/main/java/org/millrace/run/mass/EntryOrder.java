package org.millrace.run.mass;

/**
 * The params of an ENROL.
 *
 * @param nodeNo the trigger at which the audience enters
 * @param newcomers whether only those enter who never were in the campaign
 */
record EntryOrder(int nodeNo, boolean newcomers) {

    static final EntryOrder ANY = new EntryOrder(0, false);
}
