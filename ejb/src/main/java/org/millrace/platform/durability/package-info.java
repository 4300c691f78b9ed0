/** An engine whose database may forget what it promised does not start. */
package org.millrace.platform.durability;
