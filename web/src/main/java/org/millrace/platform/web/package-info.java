/**
 * What all pages share: shell, words, and how a reader sees numbers and instants. A page is one small view-scoped bean that calls
 * boundaries; filters and places are in the address, so that pages can be linked to and reloaded.
 */
package org.millrace.platform.web;
