package com.flexreconnect.voice;

import java.io.StringWriter;
import java.net.URI;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the TwiML of something to listen to. */
final class Twiml {
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Twiml() {
        try {
            xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Response");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string can always be written to", impossible);
        }
    }

    Twiml say(Speech speech, String words) {
        return verb("Say", printable(words), "language", speech.tag(), "voice", speech.voice());
    }

    /** @param loop how often; 0 means without end */
    Twiml play(URI audio, int loop) {
        return verb("Play", audio.toString(), "loop", String.valueOf(loop));
    }

    String end() {
        try {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string can always be written to", impossible);
        }
    }

    private Twiml verb(String name, String content, String... attributes) {
        try {
            xml.writeStartElement(name);
            for (var i = 0; i < attributes.length; i += 2) xml.writeAttribute(attributes[i], attributes[i + 1]);
            xml.writeCharacters(content);
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string can always be written to", impossible);
        }
    }

    /** XML has no way to write control characters, so one in a setting would make it unreadable. */
    private static String printable(String words) {
        return words.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]+", " ");
    }
}
