package org.millrace.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.Json;

/** The schema of flow tests says what the engine reads. */
class FlowTestSchemaTest {

    private static final String TEXT = FlowFiles.text(Path.of("..", "docs", "flow-test.schema.json"));
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT);

    static List<FlowFiles> files() {
        return FlowFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    @Tag("P-12")
    void every_file_that_the_engine_plays_fits_the_schema(FlowFiles file) {
        assertThat(SCHEMA.validate(file.json())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"x\", \"starts\": \"2026-03-02T09:00:00Z\", \"contacts\": []}",
                "{\"name\": \"x\", \"starts\": \"tomorrow\", \"contacts\": [{\"id\": \"a\"}]}",
                "{\"name\": \"x\", \"starts\": \"2026-03-02T09:00:00Z\", \"contacts\": [{\"id\": \"a\", \"mood\": 1}]}",
                "{\"name\": \"x\", \"starts\": \"2026-03-02T09:00:00Z\", \"contacts\": [{\"id\": \"a\", \"events\": [{\"at\": \"P1D\"}]}]}",
                "{\"name\": \"x\", \"starts\": \"2026-03-02T09:00:00Z\", \"contacts\": [{\"id\": \"a\", \"events\":"
                        + " [{\"at\": \"P1D\", \"addTag\": \"x\", \"removeTag\": \"y\"}]}]}"
            })
    void what_is_no_flow_test_does_not_fit(String json) {
        assertThat(SCHEMA.validate(Json.tree(json))).isNotEmpty();
    }

    @Test
    void the_schema_names_the_fields_that_are_read_and_no_other() {
        assertThat(named("/properties")).isEqualTo(fields(FlowTest.class));
        assertThat(named("/properties/campaign/properties")).isEqualTo(fields(CampaignSetting.class));
        assertThat(named("/$defs/contact/properties")).isEqualTo(fields(TestContact.class));
        assertThat(named("/$defs/happening/properties")).isEqualTo(fields(Happening.class));
        assertThat(named("/$defs/contact/properties/expect/properties")).isEqualTo(fields(Expected.class));
    }

    private static Set<String> named(String pointer) {
        Set<String> names = new TreeSet<>();
        Json.tree(TEXT).at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> fields(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
