package org.millrace.platform.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.platform.Roles;

/** Every operation of the REST interface with every role, generated from the resources. */
class RoleMatrixIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private final Browser browser = new Browser(SERVER);

    @Test
    void the_whole_interface_is_looked_at() {
        assertThat(RestOperation.all()).hasSizeGreaterThan(60);
    }

    @TestFactory
    Stream<DynamicTest> nobody_who_is_not_signed_in_gets_past_the_door() {
        return RestOperation.all().stream()
                .filter(operation -> !operation.roles().isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    HttpResponse<String> answer = call(operation);
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                            .startsWith("application/problem+json");
                    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                            .doesNotContain("Basic");
                }));
    }

    /** Nothing is executed: the role is looked at before the body. */
    @TestFactory
    Stream<DynamicTest> a_role_that_an_operation_does_not_name_is_refused() {
        return RestOperation.all().stream()
                .filter(operation -> !operation.roles().isEmpty())
                .flatMap(operation -> Roles.ASSIGNABLE.stream()
                        .filter(role -> !operation.roles().contains(role))
                        .map(role -> DynamicTest.dynamicTest(role + ": " + operation, () -> {
                            HttpResponse<String> answer = callAs(role, operation);
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
                            assertThat(answer.body()).contains("urn:millrace:problem:not-allowed");
                        })));
    }

    @TestFactory
    Stream<DynamicTest> a_role_that_a_reading_operation_names_is_let_in_down_to_the_boundary() {
        return RestOperation.all().stream()
                .filter(operation -> operation.verb().equals("GET"))
                .flatMap(operation -> operation.roles().stream()
                        .map(role -> DynamicTest.dynamicTest(role + ": " + operation, () -> {
                            HttpResponse<String> answer = callAs(role, operation);
                            assertThat(answer.statusCode()).as(answer.body()).isNotIn(401, 403, 500);
                        })));
    }

    private HttpResponse<String> callAs(String role, RestOperation operation) {
        return call(operation, "Authorization", Browser.basic(role, SERVER.password()));
    }

    private HttpResponse<String> call(RestOperation operation, String... headers) {
        String path = "/api/v1/" + operation.address(parameter -> "999999999");
        String[] all = Stream.concat(Stream.of(headers), Stream.of("Content-Type", operation.consumes()))
                .toArray(String[]::new);
        return browser.send(operation.verb(), path, operation.verb().equals("GET") ? null : "{}", all);
    }
}
