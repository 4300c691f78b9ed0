package org.millrace.platform.web;

import java.io.Serializable;
import java.util.List;

/**
 * What a dialog asks before an act.
 *
 * @param act the act's word, given back to the page that confirms
 * @param id of the thing that is acted on
 * @param effects what will happen, one sentence each, with numbers
 * @param confirm the confirming button's words
 */
public record Question(String act, long id, String title, List<String> effects, String confirm, boolean danger)
        implements Serializable {}
