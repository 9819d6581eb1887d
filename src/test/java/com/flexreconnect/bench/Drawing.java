package com.flexreconnect.bench;

import java.util.Locale;

/** What all plots share: a sheet of SVG that is readable on white and on black. */
final class Drawing {

    static final int WIDTH = 720;

    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #24292f }
              .title { font-weight: 600; font-size: 14px }
              .faint { fill: #57606a }
              .grid { stroke: #d0d7de }
              .s0 { --c: #0969da } .s1 { --c: #bc4c00 } .s2 { --c: #8250df } .s3 { --c: #1a7f37 }
              .line { fill: none; stroke: var(--c); stroke-width: 2 }
              .dot, .bar { fill: var(--c) }
              .mark { fill: var(--c); font-weight: 600 }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .faint { fill: #9198a1 } .grid { stroke: #3d444d }
                .s0 { --c: #4493f8 } .s1 { --c: #f0883e } .s2 { --c: #ab7df8 } .s3 { --c: #3fb950 }
              }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();

    Drawing(int height, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, height, escaped(title));
        svg.append(STYLE);
        text(12, 22, "title", "start", title);
    }

    void line(double x1, double y1, double x2, double y2) {
        add("<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1, y1, x2, y2);
    }

    void text(double x, double y, String style, String anchor, String text) {
        add(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                style, x, y, anchor, escaped(text));
    }

    void bar(int series, double x, double y, double width, double height) {
        add(
                "<rect class=\"bar s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>",
                series, x, y, Math.max(1, width), height);
    }

    void path(int series, String points) {
        add("<polyline class=\"line s%d\" points=\"%s\"/>", series, points);
    }

    void dot(int series, double x, double y) {
        add("<circle class=\"dot s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", series, x, y);
    }

    String done() {
        return svg.append("</svg>\n").toString();
    }

    static String number(double value) {
        if (value >= 1_000_000) return String.format(Locale.ROOT, "%.0f M", value / 1e6);
        if (value >= 10_000) return String.format(Locale.ROOT, "%.0f k", value / 1e3);
        return String.format(
                Locale.ROOT,
                value >= 100 || value == Math.rint(value) ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f",
                value);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
