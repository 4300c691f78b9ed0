/** Pages of runs and of the engine: a run's trace, and what needs a person. */
package org.millrace.run.web;
