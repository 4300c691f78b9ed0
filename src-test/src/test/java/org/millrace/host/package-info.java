/** A host as docs/host.md tells to write one: a deployment of its own that takes part in Millrace's transactions. */
package org.millrace.host;
