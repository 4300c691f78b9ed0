package org.millrace.architecture;

import java.util.Map;

/** Which class was made to break which rule. */
final class Seeds {

    private static final Map<String, String> BY_RULE = Map.ofEntries(
            Map.entry("a_capability_uses_only_what_stands_before_it", "UsesLaterCapability"),
            Map.entry("every_class_belongs_to_a_capability", "Stray"),
            Map.entry("faces_and_rest_stay_in_web", "KnowsFaces"),
            Map.entry("web_never_touches_an_entity", "TouchesEntity"),
            Map.entry("sql_lives_in_repositories", "AsksTheDatabase"),
            Map.entry("the_spi_uses_the_jdk_alone", "SpiWithJson"),
            Map.entry("timers_are_called_timer", "TicksUnnamed"),
            Map.entry("message_listeners_are_called_listener", "TakesMessages"),
            Map.entry("no_clock_is_hidden", "HidesItsClock"),
            Map.entry("what_changes_has_a_version", "Unversioned"),
            Map.entry("enums_are_stored_as_words", "Unversioned"),
            Map.entry("names_say_what_a_class_is_responsible_for", "ContactManager"),
            Map.entry("a_suffix_means_one_role", "ContactStore"),
            Map.entry("news_travels_in_the_transaction", "TellsLater"),
            Map.entry("every_method_of_a_boundary_says_who_may_call_it", "OpenBoundary"),
            Map.entry("roles_stand_on_boundaries_and_resources_only", "NamesRolesInVain"),
            Map.entry("nothing_runs_what_a_user_wrote", "RunsScripts"),
            Map.entry("the_log_is_written_by_the_jdks_own_interface", "LogsItsOwnWay"));

    private Seeds() {}

    static String of(String rule) {
        return BY_RULE.get(rule);
    }
}
