package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.catcher.StoredMail;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;

/** A mail from the campaign to the inbox, and what the recipient does with it, on the real server. */
class DeliveryIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Rest admin = Rest.as(SERVER, "admin");
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @Tag("S2-15")
    void a_mail_is_rendered_with_contact_and_campaign_and_carries_what_list_mail_must() throws Exception {
        activate("delivery-mail");
        MimeMessage mail = mail("delivery-mail");

        assertThat(mail.getSubject()).isEqualTo("Hello Ada from delivery-mail");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).startsWith("<" + SERVER.base() + "u/");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Dear Ada");
        assertThat(html(mail).select("a[href*=/t/c/]")).hasSize(1);
        assertThat(html(mail).select("img[src*=/t/o/]")).hasSize(1);
    }

    @Test
    void opens_and_clicks_are_seen_without_a_sign_in() throws Exception {
        long campaign = activate("delivery-track");
        Document html = html(mail("delivery-track"));
        Waiting.until(
                "the receipt",
                PATIENCE,
                () -> message(campaign).get("state").asText().equals("SENT"));

        HttpResponse<byte[]> pixel =
                http.send(request(html.select("img").attr("src")).build(), BodyHandlers.ofByteArray());
        HttpResponse<String> click =
                http.send(request(html.select("a[href*=/t/c/]").attr("href")).build(), BodyHandlers.ofString());
        HttpResponse<String> forged = http.send(
                request(SERVER.base() + "t/c/AAAAAAAAAAAA?to=https://evil.example.net")
                        .build(),
                BodyHandlers.ofString());

        assertThat(pixel.statusCode()).isEqualTo(200);
        assertThat(pixel.headers().firstValue("Content-Type")).contains("image/gif");
        assertThat(pixel.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(pixel.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(new String(pixel.body(), 0, 6)).isEqualTo("GIF89a");
        assertThat(click.statusCode()).isEqualTo(302);
        assertThat(click.headers().firstValue("Location")).contains("https://example.com/shop?from=mail&x=1");
        assertThat(forged.statusCode()).isEqualTo(404);
        assertThat(forged.headers().firstValue("Location")).isEmpty();
        assertThat(message(campaign).hasNonNull("openedAt")).isTrue();
        assertThat(message(campaign).hasNonNull("clickedAt")).isTrue();
    }

    @Test
    @Tag("P-05")
    void looking_never_unsubscribes_and_one_click_does() throws Exception {
        activate("delivery-out");
        MimeMessage mail = mail("delivery-out");
        String address = mail.getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");

        for (int look = 0; look < 20; look++) {
            HttpResponse<String> page = http.send(request(address).build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Unsubscribe?")
                    .contains("a•••@example.com")
                    .doesNotContain("ada-");
            assertThat(http.send(
                                    request(address)
                                            .method("HEAD", BodyPublishers.noBody())
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(consent("delivery-out").get("present")).isEmpty();

        HttpRequest oneClick = request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        assertThat(http.send(oneClick, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(http.send(oneClick, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

        JsonNode present = consent("delivery-out").get("present");
        assertThat(present).hasSize(1);
        assertThat(present.get(0).get("state").asText()).isEqualTo("OPTED_OUT");
        assertThat(present.get(0).get("topic").asText()).isEqualTo("marketing");
        assertThat(http.send(request(SERVER.base() + "u/nonsense").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("P-02")
    void the_ledger_is_read_over_rest_by_its_own_tenant_and_only_uncertain_messages_can_be_resolved() throws Exception {
        long campaign = activate("delivery-rest");
        mail("delivery-rest");
        Waiting.until(
                "the receipt",
                PATIENCE,
                () -> message(campaign).get("state").asText().equals("SENT"));
        long id = message(campaign).get("id").asLong();
        Rest stranger = Rest.as(SERVER, "other-admin");

        assertThat(admin.get("messages/" + id).get("node").asText()).isEqualTo("mail");
        assertThat(stranger.call("GET", "messages/" + id, null).status()).isEqualTo(404);
        assertThat(stranger.call("POST", "messages/" + id + "/resolve", "{\"resolution\":\"sent\"}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.call("POST", "messages/" + id + "/resolve", "{\"resolution\":\"sent\"}")
                        .status())
                .isEqualTo(409);
        assertThat(admin.call("POST", "messages/" + id + "/resolve", "{\"resolution\":\"maybe\"}")
                        .status())
                .isIn(400, 422);
        assertThat(Rest.as(SERVER, "analyst")
                        .call("POST", "messages/" + id + "/resolve", "{\"resolution\":\"sent\"}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.post("messages/resolve", "{\"messages\":[" + id + "],\"resolution\":\"failed\"}")
                        .get("left")
                        .get(0)
                        .asLong())
                .isEqualTo(id);
    }

    private long activate(String name) {
        admin.post(
                "contacts",
                "{\"contacts\":[{\"externalId\":\"%s\",\"email\":\"ada-%s@example.com\",\"firstName\":\"Ada\"}]}"
                        .formatted(name, name));
        admin.put(
                "templates/" + name,
                """
                {"name": "%s", "channel": "email", "subject": "Hello {{contact.firstName}} from {{campaign.name}}",
                 "html": "<p>Dear {{contact.firstName}}, <a href='https://example.com/shop?from=mail&amp;x=1'>the shop</a></p>\
                <p><a href='{{unsubscribe_url}}'>No more</a></p>"}
                """
                        .formatted(name));
        return new RestCampaign(admin, name)
                .contacts(name)
                .workflow(
                        """
                        {"slug": "%1$s", "name": "%1$s",
                         "nodes": [{"id": "start", "type": "manual-trigger"},
                                   {"id": "mail", "type": "send", "config": {"channel": "email", "template": "%1$s"}},
                                   {"id": "done", "type": "exit"}],
                         "edges": [{"from": "start", "to": "mail"}, {"from": "mail", "to": "done"}]}
                        """
                                .formatted(name))
                .activated();
    }

    private MimeMessage mail(String name) throws Exception {
        Waiting.until(
                "a mail",
                PATIENCE,
                () -> SERVER.mailbox().find("ada-" + name + "@", 1).total() == 1);
        StoredMail stored =
                SERVER.mailbox().find("ada-" + name + "@", 1).messages().get(0);
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(SERVER.mailbox().content(stored.id())));
    }

    private static Document html(MimeMessage mail) throws Exception {
        return Jsoup.parse(
                ((Multipart) mail.getContent()).getBodyPart(1).getContent().toString());
    }

    private JsonNode message(long campaign) {
        return admin.get("messages?campaign=" + campaign).get("items").get(0);
    }

    private JsonNode consent(String contact) {
        return admin.get("contacts/" + contact + "/consent");
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("User-Agent", BROWSER);
    }
}
