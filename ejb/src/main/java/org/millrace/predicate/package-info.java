/**
 * Rules about contacts, as a closed set of sealed types whose behaviour is methods on the type. Each rule is interpreted twice, in
 * memory over {@link org.millrace.predicate.Facts} and as SQL over all contacts, and the two must agree; tests throw random rules
 * at random contacts to prove it. Values are data: they are bound, never concatenated, and an unknown word is an error.
 */
package org.millrace.predicate;
