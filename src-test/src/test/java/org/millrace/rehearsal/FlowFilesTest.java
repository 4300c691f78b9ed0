package org.millrace.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.run.step.StandardSteps;
import org.millrace.workflow.StepCatalogue;

/** Every flow test that ships or stands in the tests' resources is played in every build. */
class FlowFilesTest {

    private final FlowTestRunner runner = new FlowTestRunner(new StepCatalogue(StandardSteps.all()));

    static List<FlowFiles> files() {
        return FlowFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(60)
    @Tag("P-12")
    @Tag("S0-21")
    @Tag("S0-25")
    @Tag("S0-48")
    @Tag("S3-03")
    @Tag("S3-05")
    @Tag("S3-06")
    @Tag("S3-07")
    @Tag("S3-14")
    @Tag("S4-34")
    void what_the_file_expects_is_what_the_engine_does(FlowFiles file) {
        FlowTestResult result = runner.run(runner.read(file.test()), file.owner());

        assertThat(result.failures())
                .extracting(FlowTestResult.Failure::sentence)
                .as(() -> String.join(
                        "\n", result.story().stream().map(Object::toString).toList()))
                .isEmpty();
    }
}
