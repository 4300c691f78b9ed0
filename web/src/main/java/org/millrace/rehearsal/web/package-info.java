/** Flow tests over REST. */
package org.millrace.rehearsal.web;
