/**
 * The page on which a workflow is drawn: by its campaign's address, or by the workflow's own.
 *
 * <p>The canvas is a script of its own ({@code src/main/frontend}) that loads and saves over REST. The page gives it what it cannot
 * know by itself and stays out of its way: no view state lies in the canvas, and no partial update touches it.
 */
package org.millrace.campaign.builder.web;
