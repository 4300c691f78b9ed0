/**
 * The node types, one class each: what it is called, what it asks for, which ports it has, and what it does to a vector of runs.
 * A new node type is a new class here; catalogue, validator, forms and documentation follow from it.
 */
package org.millrace.run.step;
