/**
 * Time as people on the spot see it. Rules are told in local time, of minutes and dates; instants come out. What holds everywhere:
 * a local time that the clocks leap over happens at the first instant after the leap; one that comes twice happens the first time
 * only; what is open is decided by the local clock alone, so that nothing is ever answered that lies outside its window. Knows no
 * tables and no campaigns.
 */
package org.millrace.calendar;
