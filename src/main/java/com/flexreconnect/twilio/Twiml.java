package com.flexreconnect.twilio;

import com.flexreconnect.sid.WorkflowSid;
import java.io.StringWriter;
import java.net.URI;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What a call is to do next, as TwiML. */
public final class Twiml {

    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private Twiml() {}

    /**
     * @param attributes JSON object as text, at most 4096 characters
     * @param waitUrl what the caller hears meanwhile; fetched with GET (Twilio's default is POST)
     */
    public static String enqueue(WorkflowSid workflow, String attributes, int priority, URI waitUrl) {
        return response(xml -> {
            xml.writeStartElement("Enqueue");
            xml.writeAttribute("workflowSid", workflow.value());
            xml.writeAttribute("waitUrl", waitUrl.toString());
            xml.writeAttribute("waitUrlMethod", "GET");
            xml.writeStartElement("Task");
            xml.writeAttribute("priority", String.valueOf(priority));
            xml.writeCharacters(attributes);
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    /** @param label kept from the old conference; unique there, so unique here */
    public static String joinConference(String name, Optional<String> label) {
        return response(xml -> {
            xml.writeStartElement("Dial");
            xml.writeStartElement("Conference");
            xml.writeAttribute("startConferenceOnEnter", "true");
            xml.writeAttribute("endConferenceOnExit", "false");
            if (label.isPresent()) xml.writeAttribute("participantLabel", label.get());
            xml.writeCharacters(name);
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    public static String redirect(URI url) {
        return response(xml -> {
            xml.writeStartElement("Redirect");
            xml.writeCharacters(url.toString());
            xml.writeEndElement();
        });
    }

    private static String response(Body body) {
        var text = new StringWriter();
        try {
            var xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Response");
            body.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string can always be written to", impossible);
        }
        return text.toString();
    }

    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }
}
