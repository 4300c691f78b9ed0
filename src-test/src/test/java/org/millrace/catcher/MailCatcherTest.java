package org.millrace.catcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {

    @TempDir
    Path folder;

    private MailCatcher catcher;

    @BeforeEach
    void start() {
        catcher = MailCatcher.start(folder, 0, 0);
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void mails_are_counted_by_the_begin_of_their_recipient() throws Exception {
        send("spring-1@example.com", "One");
        send("spring-2@example.com", "Two");
        send("Spring-2@example.com", "Two again");
        send("autumn-1@example.com", "Other");

        JsonNode found = get("/messages?recipientPrefix=spring-");

        assertThat(found.get("total").asInt()).isEqualTo(3);
        assertThat(found.get("distinctRecipients").asInt()).isEqualTo(2);
        assertThat(found.get("duplicates").asInt()).isEqualTo(1);
        assertThat(found.get("messages").findValuesAsText("subject")).containsExactly("Two again", "Two", "One");
        assertThat(found.get("messages").get(2).get("recipient").asText()).isEqualTo("spring-1@example.com");
        assertThat(get("/messages?recipientPrefix=spring-&countOnly=true").get("messages"))
                .isEmpty();
    }

    @Test
    void a_mail_that_was_answered_is_there_after_a_restart() throws Exception {
        send("kept@example.com", "Grüße");
        catcher.close();
        catcher = MailCatcher.start(folder, 0, 0);

        JsonNode mail = get("/messages").get("messages").get(0);

        assertThat(mail.get("subject").asText()).isEqualTo("Grüße");
        assertThat(get("/messages/" + mail.get("id").asLong()).get("text").asText())
                .contains("Body of Grüße");
    }

    @Test
    void half_a_record_left_by_a_crash_is_cut_off_and_the_next_mail_is_kept() throws Exception {
        send("whole@example.com", "Whole");
        send("half@example.com", "Half");
        catcher.close();
        try (FileChannel file = FileChannel.open(folder.resolve("mails"), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 5);
        }
        catcher = MailCatcher.start(folder, 0, 0);
        send("next@example.com", "Next");
        catcher.close();
        catcher = MailCatcher.start(folder, 0, 0);

        assertThat(get("/messages").get("messages").findValuesAsText("subject")).containsExactly("Next", "Whole");
    }

    @Test
    void the_page_shows_markup_of_a_subject_as_text() throws Exception {
        send("page@example.com", "<script>alert(1)</script>");

        assertThat(text("/")).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void deleting_forgets_all() throws Exception {
        send("gone@example.com", "Gone");
        http("DELETE", "/messages");

        assertThat(get("/messages").get("total").asInt()).isZero();
    }

    private void send(String recipient, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(catcher.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("sender@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        message.setSubject(subject, "UTF-8");
        message.setText("Body of " + subject, "UTF-8");
        Transport.send(message);
    }

    private JsonNode get(String path) throws Exception {
        return new ObjectMapper().readTree(text(path));
    }

    private String text(String path) throws Exception {
        return http("GET", path);
    }

    private String http(String method, String path) throws Exception {
        URI uri = URI.create("http://localhost:" + catcher.inboxPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
