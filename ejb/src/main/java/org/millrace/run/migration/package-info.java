/**
 * What a publication does with those who are inside on an older version. They stay, unless it was chosen that they move: at once,
 * by a mass move in chunks, or when they next come to stand at a node that is mapped. A run keeps its arrival at the node, so that a
 * level-triggered wait is computed anew by the new version's rule from the same beginning.
 *
 * <p>Nobody is mailed again by a move: a run goes nowhere from where it could reach a node that it has a message from already,
 * unless it would have come by that node on its old version, too. Such a run stays on its version, and is listed.
 *
 * <p>A forecast asks the same plan and the same step handlers as the move and the engine do; so it says what then happens.
 */
package org.millrace.run.migration;
