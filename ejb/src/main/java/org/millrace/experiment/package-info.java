/**
 * What an experiment shows. Rates are compared by their difference, with Newcombe's interval made of two Wilson score intervals: it
 * keeps its 95 % for small arms and for rates near 0 and 1, where the textbook interval (unpooled Wald) does not, and agrees with it
 * to four digits for arms of thousands. Values per contact are compared by Welch's interval, which does not suppose that arms spread
 * alike. Both answer a question that is asked once; looking every day and stopping at the first success needs wider ones.
 */
package org.millrace.experiment;
