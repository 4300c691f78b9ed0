package org.millrace.contact.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.delivery.MessageContent;
import org.millrace.delivery.MessageContents;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.MailFrame;
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
        };
    }

    /** Not made yet, or a call to another system, which has no subject. */
    private static String untitled(StoryEntry entry) {
        boolean call = entry.detail() != null && entry.detail().startsWith("http");
        return call ? "story.call" : "story.message.untitled";
    }

    /** What was told with an event, {@code total: 120 · currency: EUR}; empty where nothing was. */
    public String toldWith(StoryEntry entry) {
        return entry.properties() == null
                ? ""
                : entry.properties().properties().stream()
                        .map(told -> told.getKey() + ": "
                                + (told.getValue().isValueNode()
                                        ? told.getValue().asText()
                                        : told.getValue().toString()))
                        .collect(Collectors.joining(" · "));
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
        return MailFrame.of(content.html());
    }
}
