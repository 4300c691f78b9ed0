/**
 * Templates: subject, HTML and text with variables, in immutable versions; and the products whose values they show. The language is
 * a small part of Handlebars: {@code {{contact.firstName}}}, {@code {{#if}}}, {@code {{#unless}}}, {@code {{#each}}}. What is not
 * in that part is refused when a template is saved, so that a template can reach nothing but the values that it is given: no
 * helper, no partial, no class, no file. The rendered HTML is sanitised once more, since values come from outside.
 */
package org.millrace.template;
