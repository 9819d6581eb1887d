package com.flexreconnect.bench;

import java.util.ArrayList;
import java.util.List;

/** Values side by side, from zero. */
final class Bars {

    private record Bar(int series, String name, double value) {}

    private static final int LEFT = 250;
    private static final int RIGHT = 90;
    private static final int EACH = 26;

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();

    Bars(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    Bars add(int series, String name, double value) {
        bars.add(new Bar(series, name, value));
        return this;
    }

    String svg() {
        var drawing = new Drawing(44 + EACH * bars.size(), title);
        var most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        var y = 36;
        for (var bar : bars) {
            var width = (Drawing.WIDTH - LEFT - RIGHT) * bar.value() / Math.max(most, 1e-9);
            drawing.text(LEFT - 10, y + 15, "faint", "end", bar.name());
            drawing.bar(bar.series(), LEFT, y, width, EACH - 6);
            drawing.text(LEFT + width + 6, y + 15, "", "start", Drawing.number(bar.value()) + " " + unit);
            y += EACH;
        }
        return drawing.done();
    }
}
