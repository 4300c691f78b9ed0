/** Campaigns over REST and on their pages. */
package org.millrace.campaign.web;
