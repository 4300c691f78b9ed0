/**
 * Why and why not: what kept a contact out of a campaign, where its run stands and what for, why it never came to a node, why its
 * message was not sent; and whether a run's trail leads along the edges of its version. Reads only; the rules are asked as the
 * engine asks them, of the facts of the moment, and what was seen at the time is in the trail.
 */
package org.millrace.run.why;
