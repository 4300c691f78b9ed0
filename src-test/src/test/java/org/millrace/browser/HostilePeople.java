package org.millrace.browser;

/** Who works here, and by what mails leave. */
final class HostilePeople extends HostileKind {

    HostilePeople(HostileKind like) {
        super(like);
    }

    void people() {
        desk.fill("POST api-keys", posts("api-keys"), "{\"name\": \"Shop §\", \"role\": \"integration\"}");
        String user = "\"displayName\": \"Ada Byron\", \"email\": \"ada@example.com\", \"role\": \"analyst\"";
        String id = desk.fill(
                        "POST users",
                        posts("users"),
                        "{\"username\": \"§\", \"password\": \"correct horse battery\", " + user + "}")
                .path("id")
                .asText();
        desk.fill("PATCH users/{id}", patches("users/" + id), "{" + user + "}");
        desk.fill(
                "PUT users/{id}/password",
                puts("users/" + id + "/password"),
                "{\"password\": \"correct horse battery\"}");
        desk.fill(
                "PATCH me/profile",
                patches("me/profile"),
                "{\"timeZone\": \"Europe/Vienna\", \"language\": \"en\", \"theme\": \"light\"}");
        desk.fill(
                "PUT providers/{name}",
                puts("providers/hostile-mail"),
                "{\"channel\": \"email\", \"session\": \"java:jboss/mail/Millrace\"}");
        desk.fill(
                "PUT providers/{name}",
                puts("providers/hostile"),
                """
                {"channel": "webhook", "url": "https://crm.example.com/hooks", "templates": ["hostile"], "topics": ["news"]}""");
    }
}
