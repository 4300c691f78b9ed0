/** What every capability stands on: clock, tenant, users, JSON, problems, audit. It knows no business word. */
package org.millrace.platform;
