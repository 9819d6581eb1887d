package com.flexreconnect.voice;

import java.io.StringWriter;
import java.net.URI;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes TwiML. The only place that does. */
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
        return verb("Say", words, "language", speech.tag(), "voice", speech.voice());
    }

    /** @param loop how often; 0 means without end */
    Twiml play(URI audio, int loop) {
        return verb("Play", audio.toString(), "loop", String.valueOf(loop));
    }

    String end() {
        write(xml -> {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        });
        return text.toString();
    }

    /** A verb, or the noun within one, with nothing but text in it. */
    Twiml verb(String name, String content, String... attributes) {
        return open(name, attributes)
                .write(xml -> xml.writeCharacters(printable(content)))
                .close();
    }

    Twiml open(String name, String... attributes) {
        return write(xml -> {
            xml.writeStartElement(name);
            for (var i = 0; i < attributes.length; i += 2)
                xml.writeAttribute(attributes[i], printable(attributes[i + 1]));
        });
    }

    Twiml close() {
        return write(XMLStreamWriter::writeEndElement);
    }

    private Twiml write(Step step) {
        try {
            step.to(xml);
            return this;
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string can always be written to", impossible);
        }
    }

    private interface Step {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** XML has no way to write control characters, so one in a setting would make it unreadable. */
    private static String printable(String words) {
        return words.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]+", " ");
    }
}
