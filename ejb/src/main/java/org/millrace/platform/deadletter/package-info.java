/**
 * What came in over JMS and could never be taken. It is acknowledged and kept here with the reason, since a queue would deliver it
 * for ever; a person reads it, mends it and puts it back, or gives it up. Each of these acts is on record.
 */
package org.millrace.platform.deadletter;
