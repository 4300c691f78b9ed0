/**
 * What the server's probes ask of Millrace. A library of the EAR of its own: the server does not ask the EAR's modules. So it
 * knows nothing of them either.
 */
package org.millrace.platform.health;
