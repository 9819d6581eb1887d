package com.flexreconnect.provisioning;

import java.io.Console;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where we write, 80 columns wide.
 *
 * @param rich whether it shows colours and signs
 * @param person who answers questions; empty where nobody is there, as in a pipeline
 */
record Terminal(PrintStream out, boolean rich, Optional<Supplier<@Nullable String>> person) {

    private static final int WIDTH = 80;

    static Terminal ofThisProcess() {
        var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        var plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new Terminal(System.out, console.isPresent() && !plain, console.map(Terminal::reading));
    }

    private static Supplier<@Nullable String> reading(Console console) {
        return console::readLine;
    }

    void blank() {
        out.println();
    }

    /** A sentence, on as many lines as it takes. */
    void say(String sentence) {
        out.println(wrapped(sentence, 0, 0));
    }

    /** A sentence behind a mark. */
    void say(Mark mark, String sentence) {
        var indent = rich ? 4 : 8;
        out.println("  " + mark.shown(rich) + " ".repeat(indent - 2 - mark.width(rich))
                + wrapped(sentence, indent, indent));
    }

    /** What belongs to the line before. */
    void more(String sentence) {
        more(0, sentence);
    }

    /** The same, further in. */
    void more(int deeper, String sentence) {
        var indent = (rich ? 4 : 8) + deeper;
        out.println(" ".repeat(indent) + wrapped(sentence, indent, indent));
    }

    /** As it is, however long. */
    void raw(String text) {
        out.println(text);
    }

    /** @return false when the answer is not yes, and when nobody is there */
    boolean agrees(String question) {
        out.print(question + " [y/N] ");
        out.flush();
        // null at the end of input
        var answer = Objects.requireNonNullElse(
                person.isEmpty() ? null : person.get().get(), "");
        return answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
    }

    private static String wrapped(String sentence, int column, int indent) {
        var text = new StringBuilder();
        var at = column;
        for (var word : sentence.split(" ")) {
            if (at > indent && at + 1 + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(indent));
                at = indent;
            } else if (at > indent) {
                text.append(' ');
                at++;
            }
            text.append(word);
            at += word.length();
        }
        return text.toString();
    }
}
