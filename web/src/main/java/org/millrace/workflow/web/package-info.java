/** Workflows and step types over REST, and their pages: the drawing is made on the server, so that it needs no script and prints. */
package org.millrace.workflow.web;
