package org.millrace.contact.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.millrace.delivery.MessageContent;
import org.millrace.delivery.MessageContents;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.MailFrames;
import org.millrace.platform.web.Words;
import org.millrace.run.story.Stories;
import org.millrace.run.story.StoryEntry;
import org.millrace.run.story.StoryKind;

/** What happened to one contact; the kind and the place in it are in the address. */
@Named("contactStory")
@ViewScoped
public class ContactStoryView implements Serializable {

    private static final int SHOWN = 25;

    @Inject
    private Stories stories;

    @Inject
    private MessageContents contents;

    @Inject
    private MailFrames frames;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String id;
    private StoryKind kind;
    private String after;
    private transient Page<StoryEntry> page;
    private transient MessageContent content;

    @PostConstruct
    void load() {
        id = Asked.text("id");
        kind = Asked.word("show", StoryKind.class);
        after = Asked.text("after");
    }

    private Page<StoryEntry> page() {
        if (page == null) {
            page = stories.of(id, kind == null ? Set.of() : Set.of(kind), after, SHOWN);
        }
        return page;
    }

    /** Something has happened. */
    void renew() {
        page = null;
    }

    public List<StoryEntry> getEntries() {
        return page().items();
    }

    public String getNext() {
        return page().next().orElse(null);
    }

    public StoryKind getKind() {
        return kind;
    }

    public StoryKind[] getKinds() {
        return StoryKind.values();
    }

    /** One sentence. */
    public String said(StoryEntry entry) {
        return switch (entry.kind()) {
            case EVENT -> words.of(entry.state() == null ? "story.event" : "story.event.machine", entry.what());
            case MESSAGE -> entry.what() == null ? words.of(untitled(entry)) : entry.what();
            case RUN -> words.of("story.run." + entry.what(), entry.campaign());
            case CONSENT -> words.of("story.consent." + entry.state(), scope(entry.what()));
            case SCORE -> words.of("story.score", entry.what(), signed(entry.state()), entry.detail());
            case CHANGE -> words.of("story.change." + entry.what());
        };
    }

    /** Not made yet, or a call to another system, which has no subject. */
    private static String untitled(StoryEntry entry) {
        boolean call = entry.detail() != null && entry.detail().startsWith("http");
        return call ? "story.call" : "story.message.untitled";
    }

    /** What was told with an event, {@code total: 120 · currency: EUR}, or what was changed; empty where nothing was. */
    public String toldWith(StoryEntry entry) {
        return entry.properties() == null
                ? ""
                : entry.properties().properties().stream()
                        .map(told -> entry.kind() == StoryKind.CHANGE
                                ? changed(told.getKey(), told.getValue())
                                : told.getKey() + ": " + text(told.getValue()))
                        .collect(Collectors.joining(" · "));
    }

    /** {@code plan: free → pro}; of tags, those that came or went. */
    private static String changed(String name, JsonNode sides) {
        String before = text(sides.path("before"));
        String after = text(sides.path("after"));
        return name.equals("tags") ? before + after : name + ": " + orNothing(before) + " → " + orNothing(after);
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "–" : text;
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(", "));
        }
        return value.isValueNode() || value.isMissingNode() ? value.asText() : value.toString();
    }

    private String scope(String channelAndTopic) {
        return channelAndTopic.equals("* *") ? words.of("contact.consent.all") : channelAndTopic.replace(" ", " · ");
    }

    private static String signed(String points) {
        return points.startsWith("-") ? points : "+" + points;
    }

    public void show() {
        content = null;
        Long message = Asked.number("message");
        attempt.to(() -> content = contents.of(message));
    }

    public MessageContent getContent() {
        return content;
    }

    public String getFrame() {
        return frames.frame().show(content.html());
    }
}
