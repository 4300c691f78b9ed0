/**
 * Workflows: a draft that can be edited beside published versions that never change. The document is the truth; the rows of nodes
 * and edges are made from it at publication, for joins. A node keeps its id and its number across versions, so that history and
 * counters speak of the same node. The step catalogue declares what a node can be; validation is a pure function over the
 * document, the catalogue and the templates, and what it passes the compiler turns into what the engine walks.
 */
package org.millrace.workflow;
