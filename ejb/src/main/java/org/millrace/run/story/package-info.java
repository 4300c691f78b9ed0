/** What happened to one contact, from every corner of the house in one order. Reads only. */
package org.millrace.run.story;
