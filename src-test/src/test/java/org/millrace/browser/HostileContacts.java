package org.millrace.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.millrace.harness.Rest;
import org.millrace.platform.Json;

/** Contacts with all that is known of them, and files of them. */
final class HostileContacts extends HostileKind {

    HostileContacts(HostileKind like) {
        super(like);
    }

    void contacts() {
        String person =
                """
                "email": "hostile-1@example.com", "phone": "+43 1 5123456", "firstName": "Ada", "lastName": "Byron",
                "timeZone": "Europe/Vienna", "locale": "de-AT", "attributes": {"plan": "pro"},
                "tags": ["hostile"]""";
        desk.fill(
                "POST contacts",
                posts("contacts"),
                "{\"contacts\": [{\"externalId\": \"hostile-1\", " + person + "}]}");
        rest.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"hostile-1\", \"tags\": [\"hostile\"]},"
                        + " {\"externalId\": \"hostile-2\", \"tags\": [\"hostile\"]}]}");
        for (int i = 10; i < 22; i++) {
            rest.put("contacts/hostile-" + i, "{\"tags\": [\"hostile\"]}");
        }
        String one = "contacts/{externalId}";
        desk.fill("PUT " + one, puts("contacts/hostile-1"), "{" + person + "}");
        desk.fill("PATCH " + one, patches("contacts/hostile-1"), "{" + person + "}");
        rest.post("contacts", "{\"contacts\": [{\"externalId\": \"hostile-1\", \"tags\": [\"hostile\"]}]}");
        desk.fill(
                "PUT " + one + "/consent",
                puts("contacts/hostile-1/consent"),
                "{\"channel\": \"sms\", \"topic\": \"news\", \"state\": \"OPTED_IN\", \"source\": \"form\"}");
        rest.put("contacts/hostile-3", "{\"email\": \"hostile-3@example.com\"}");
        desk.fill(
                "POST " + one + "/suppressions", posts("contacts/hostile-3/suppressions"), "{\"channel\": \"email\"}");
        String event =
                "\"contact\": \"hostile-1\", \"name\": \"order_paid\", \"source\": \"shop\", \"externalId\": \"§\","
                        + " \"properties\": {\"order\": \"17\", \"more\": {\"in\": \"it\"}}";
        desk.fill("POST events", posts("events"), "{" + event + "}", "contact");
        desk.fill("POST events", posts("events"), "{\"events\": [{" + event + "}]}", "contact");
        pages.put("contact", "contact?id=hostile-1");
    }

    void imports() {
        String file = "\"" + HostileText.SHOWN + "\",id,email\n\"" + HostileText.SHOWN + "\",hostile-7,\"no address "
                + HostileText.SHOWN + "\"\n";
        Function<String, Rest.Answer> upload = body -> rest.call(
                "POST",
                "contacts/import?fileName=" + encoded(HostileText.SHOWN) + "&settings="
                        + encoded(Json.tree(body).path("settings").toString()),
                file,
                "Content-Type",
                "text/csv");
        JsonNode job = desk.fill(
                "POST contacts/import",
                upload,
                """
                {"settings": {"prefix": "x-", "externalId": "id", "fields": {"email": "email"},
                 "columns": {"email": {"attribute": "mail", "type": "TEXT", "format": "yyyy"}}, "tags": ["imported"],
                 "phoneRegion": "AT", "encoding": "UTF-8", "separator": ",", "quote": "\\"", "newList": "New list §"}}""");
        pages.put("upload", "upload?id=" + job.path("id").asText());
    }
}
