package com.flexreconnect.simulator.twiml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Reads TwiML as strictly as Twilio does where it matters here: an attribute that does not exist is an error. */
public final class Twiml {

    private static final Set<String> CONFERENCE_ATTRIBUTES = Set.of(
            "muted",
            "beep",
            "startConferenceOnEnter",
            "endConferenceOnExit",
            "participantLabel",
            "jitterBufferSize",
            "waitUrl",
            "waitMethod",
            "maxParticipants",
            "record",
            "region",
            "trim",
            "coach",
            "statusCallbackEvent",
            "statusCallback",
            "statusCallbackMethod",
            "recordingStatusCallback",
            "recordingStatusCallbackMethod",
            "recordingStatusCallbackEvent",
            "eventCallbackUrl");

    private Twiml() {}

    /**
     * @throws IllegalArgumentException when it is not TwiML; the message says why
     */
    public static List<Verb> parse(String document) {
        Element response = root(document);
        if (!response.getTagName().equals("Response")) {
            throw new IllegalArgumentException("the document element is not <Response>");
        }
        return children(response).stream().map(Twiml::verb).toList();
    }

    private static Verb verb(Element element) {
        return switch (element.getTagName()) {
            case "Say" -> new Verb.Say(element.getTextContent().trim(), attribute(element, "language"));
            case "Play" -> new Verb.Play(element.getTextContent().trim(), number(element, "loop", 1));
            case "Pause" -> new Verb.Pause(number(element, "length", 1));
            case "Redirect" -> new Verb.Redirect(element.getTextContent().trim(), method(element, "method"));
            case "Hangup" -> new Verb.Hangup();
            case "Leave" -> new Verb.Leave();
            case "Enqueue" -> enqueue(element);
            case "Dial" -> dial(element);
            default -> new Verb.Unknown(element.getTagName());
        };
    }

    private static Verb enqueue(Element element) {
        String workflow = attribute(element, "workflowSid");
        if (workflow == null) {
            return new Verb.Unknown("Enqueue without workflowSid");
        }
        Element task = children(element).stream()
                .filter(child -> child.getTagName().equals("Task"))
                .findFirst()
                .orElse(null);
        String timeout = task == null ? null : attribute(task, "timeout");
        return new Verb.Enqueue(
                workflow,
                attribute(element, "waitUrl"),
                method(element, "waitUrlMethod"),
                task == null ? "{}" : task.getTextContent().trim(),
                task == null ? 0 : number(task, "priority", 0),
                timeout == null ? null : Long.valueOf(timeout));
    }

    private static Verb dial(Element element) {
        List<Element> nouns = children(element);
        if (nouns.size() != 1 || !nouns.getFirst().getTagName().equals("Conference")) {
            return new Verb.Unknown("Dial of something else than one conference");
        }
        Element conference = nouns.getFirst();
        Map<String, String> options = new HashMap<>();
        var attributes = conference.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (!CONFERENCE_ATTRIBUTES.contains(attribute.getNodeName())) {
                throw new IllegalArgumentException("<Conference> has no attribute " + attribute.getNodeName());
            }
            options.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        return new Verb.DialConference(conference.getTextContent().trim(), options);
    }

    private static Element root(String document) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(document))).getDocumentElement();
        } catch (Exception notXml) {
            throw new IllegalArgumentException("not XML: " + notXml.getMessage(), notXml);
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static @Nullable String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static int number(Element element, String name, int otherwise) {
        return element.hasAttribute(name) ? Integer.parseInt(element.getAttribute(name)) : otherwise;
    }

    private static String method(Element element, String name) {
        String given = attribute(element, name);
        return given == null ? "POST" : given.toUpperCase(java.util.Locale.ROOT);
    }
}
