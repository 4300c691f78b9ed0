package org.millrace.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerService;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The rules of the house over a root package: {@code org.millrace}, or the root of classes that break them on purpose. Names are
 * sentences; what a rule lets pass is named beside it with its reason.
 */
final class Rules {

    /** Each may use only what stands before it. */
    static final List<String> CAPABILITIES = List.of(
            "spi",
            "platform",
            "calendar",
            "counter",
            "predicate",
            "contact",
            "template",
            "workflow",
            "audience",
            "delivery",
            "campaign",
            "run",
            "trigger",
            "experiment",
            "rehearsal",
            "drafting",
            "reply",
            "analytics");

    private final String root;

    private Rules(String root) {
        this.root = root;
    }

    static Map<String, ArchRule> of(String root) {
        Rules rules = new Rules(root);
        Map<String, ArchRule> all = new LinkedHashMap<>();
        all.put("a_capability_uses_only_what_stands_before_it", rules.order());
        all.put("every_class_belongs_to_a_capability", rules.belonging());
        all.put("faces_and_rest_stay_in_web", rules.faces());
        all.put("web_never_touches_an_entity", rules.entitiesFromWeb());
        all.put("sql_lives_in_repositories", rules.sql());
        all.put("the_spi_uses_the_jdk_alone", rules.spi());
        all.put("timers_are_called_timer", rules.timers());
        all.put("message_listeners_are_called_listener", rules.listeners());
        all.put("no_clock_is_hidden", rules.clock());
        all.put("what_changes_has_a_version", rules.versions());
        all.put("enums_are_stored_as_words", rules.enums());
        all.put("names_say_what_a_class_is_responsible_for", rules.names());
        all.put("a_suffix_means_one_role", rules.suffixes());
        all.put("news_travels_in_the_transaction", rules.asynchronous());
        all.put("every_method_of_a_boundary_says_who_may_call_it", rules.roles());
        all.put("roles_stand_on_boundaries_and_resources_only", rules.rolesElsewhere());
        all.put("nothing_runs_what_a_user_wrote", rules.scripts());
        all.put("the_log_is_written_by_the_jdks_own_interface", rules.log());
        return all;
    }

    private String in(String capability) {
        return root + "." + capability + "..";
    }

    private static DescribedPredicate<JavaClass> adapters() {
        return resideInAnyPackage("..web..", "..jms..");
    }

    private ArchRule order() {
        return classes()
                .that(DescribedPredicate.not(adapters()))
                .should(new UsesOnlyEarlier(root, CAPABILITIES))
                .allowEmptyShould(true);
    }

    private ArchRule belonging() {
        String[] known = CAPABILITIES.stream().map(this::in).toArray(String[]::new);
        return classes().should().resideInAnyPackage(known);
    }

    private ArchRule faces() {
        return noClasses()
                .that(DescribedPredicate.not(adapters()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.faces..", "jakarta.ws.rs..", "jakarta.servlet..", "org.primefaces..");
    }

    private ArchRule entitiesFromWeb() {
        return noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class);
    }

    /** The data source itself is made, migrated and probed in platform. ImportTables makes the staging tables of one import. */
    private ArchRule sql() {
        Set<String> owners = Set.of("Database", "JdbiHolder", "Moments", "SchemaMigration", "DatabaseReady");
        return noClasses()
                .that(DescribedPredicate.not(simpleNameEndsWith("Repository", "Tables"))
                        .and(DescribedPredicate.not(describe(
                                "own the data source",
                                (JavaClass type) ->
                                        resideInAPackage(in("platform")).test(type)
                                                && owners.contains(type.getSimpleName()))))
                        .and(describe("are not part of a repository", (JavaClass type) -> type.getEnclosingClass()
                                .map(outer -> !outer.getSimpleName().endsWith("Repository"))
                                .orElse(true))))
                .should()
                .dependOnClassesThat(assignableTo(
                        EntityManager.class,
                        EntityManagerFactory.class,
                        Jdbi.class,
                        Handle.class,
                        Connection.class,
                        Statement.class,
                        DataSource.class));
    }

    private ArchRule spi() {
        return classes()
                .that()
                .resideInAPackage(in("spi"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", in("spi")))
                .allowEmptyShould(true);
    }

    private ArchRule timers() {
        return noClasses()
                .that(DescribedPredicate.not(simpleNameEndsWith("Timer")))
                .should()
                .dependOnClassesThat(assignableTo(
                        Schedule.class, Schedules.class, Timeout.class, TimerService.class, java.util.Timer.class));
    }

    private ArchRule listeners() {
        return noClasses()
                .that(DescribedPredicate.not(simpleNameEndsWith("Listener")))
                .should()
                .beAnnotatedWith(MessageDriven.class);
    }

    private ArchRule clock() {
        return classes().should(Calls.noWallClock());
    }

    private ArchRule versions() {
        return classes().that().areAnnotatedWith(Entity.class).should(new HasVersionOrNeverChanges());
    }

    private ArchRule enums() {
        return fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and(describe(
                        "hold an enum",
                        (JavaField field) -> field.getRawType().isEnum()
                                && !field.getModifiers().contains(JavaModifier.STATIC)
                                && !field.isAnnotatedWith(Transient.class)))
                .should()
                .beAnnotatedWith(describe(
                        "@Enumerated(STRING)",
                        annotation -> annotation.getRawType().isEquivalentTo(Enumerated.class)
                                && annotation.as(Enumerated.class).value() == EnumType.STRING));
    }

    private ArchRule names() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Bean|DTO|Dto|Data|Info|Service|ServiceImpl)(\\$.*)?");
    }

    private ArchRule suffixes() {
        return classes().should(new KeepsToItsSuffix());
    }

    private ArchRule asynchronous() {
        return classes().should(Calls.noAsynchronousNews());
    }

    private ArchRule roles() {
        return classes().that(Ejbs.are()).should(Roles.beSaidForEveryMethod());
    }

    private ArchRule rolesElsewhere() {
        return classes()
                .that(DescribedPredicate.not(Ejbs.are())
                        .and(describe(
                                "are no resources",
                                (JavaClass type) -> !type.isAnnotatedWith(jakarta.ws.rs.Path.class))))
                .should(Roles.notBeNamed());
    }

    /**
     * Pages may read records by their components: the names come from the pages, not from users. To be told a type, as libraries tell
     * it to what they call, reaches nothing.
     */
    private ArchRule scripts() {
        return noClasses()
                .that(DescribedPredicate.not(describe("read records for pages", (JavaClass type) -> type.getName()
                        .startsWith(root + ".platform.web.RecordResolver"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.script..", "jakarta.el..", "java.lang.reflect..")
                        .and(DescribedPredicate.not(type(java.lang.reflect.Type.class)))
                        .or(assignableTo(java.io.ObjectInputStream.class, ProcessBuilder.class)))
                .orShould()
                .callMethodWhere(Calls.ofWhatItIsTold());
    }

    /** System.Logger needs no module, and whatever server there is puts its own log behind it. */
    private ArchRule log() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.logging..",
                        "org.jboss.logging..",
                        "org.slf4j..",
                        "org.apache.commons.logging..",
                        "org.apache.logging..");
    }

    private static DescribedPredicate<JavaClass> simpleNameEndsWith(String... suffixes) {
        return describe("are called …" + String.join(" or …", suffixes), type -> {
            for (String suffix : suffixes) {
                if (type.getSimpleName().endsWith(suffix)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static DescribedPredicate<JavaClass> assignableTo(Class<?>... types) {
        return describe("are one of " + List.of(types), used -> {
            for (Class<?> type : types) {
                if (used.isAssignableTo(type)) {
                    return true;
                }
            }
            return false;
        });
    }
}
