package com.flexreconnect.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Something that changes with something else. */
final class Lines {

    private record Line(String name, List<double[]> points) {}

    private static final int HEIGHT = 330;
    private static final int LEFT = 64;
    private static final int TOP = 40;
    private static final int BOTTOM = 282;
    private static final int RIGHT = 580;

    private final String title;
    private final String across;
    private final List<Line> lines = new ArrayList<>();
    private boolean tenfoldAcross;
    private boolean tenfoldUp;

    Lines(String title, String across) {
        this.title = title;
        this.across = across;
    }

    /** Each step across is ten times the one before. */
    Lines tenfoldAcross() {
        tenfoldAcross = true;
        return this;
    }

    Lines tenfoldUp() {
        tenfoldUp = true;
        return this;
    }

    /** @param points x and y, x rising */
    Lines add(String name, List<double[]> points) {
        lines.add(new Line(name, points));
        return this;
    }

    String svg() {
        var drawing = new Drawing(HEIGHT, title);
        var x = scale(tenfoldAcross, 0, LEFT, RIGHT);
        var y = scale(tenfoldUp, 1, BOTTOM, TOP);
        for (var mark : marks(tenfoldUp, 1)) {
            drawing.line(LEFT, y.applyAsDouble(mark), RIGHT, y.applyAsDouble(mark));
            drawing.text(LEFT - 8, y.applyAsDouble(mark) + 4, "faint", "end", Drawing.number(mark));
        }
        for (var mark : marks(tenfoldAcross, 0))
            drawing.text(x.applyAsDouble(mark), BOTTOM + 18, "faint", "middle", Drawing.number(mark));
        drawing.text((LEFT + RIGHT) / 2.0, HEIGHT - 10, "faint", "middle", across);
        for (var i = 0; i < lines.size(); i++) draw(drawing, lines.get(i), i, x, y);
        return drawing.done();
    }

    private static void draw(Drawing drawing, Line line, int series, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        var path = new StringBuilder();
        for (var point : line.points())
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x.applyAsDouble(point[0]), y.applyAsDouble(point[1])));
        drawing.path(series, path.toString().strip());
        if (line.points().size() <= 20)
            line.points().forEach(point -> drawing.dot(series, x.applyAsDouble(point[0]), y.applyAsDouble(point[1])));
        drawing.text(RIGHT + 14, TOP + 14 + 20 * series, "mark s" + series, "start", line.name());
    }

    private DoubleUnaryOperator scale(boolean tenfold, int axis, double from, double to) {
        var marks = marks(tenfold, axis);
        var low = at(tenfold, marks.getFirst());
        var high = at(tenfold, marks.getLast());
        return value -> from + (to - from) * (at(tenfold, Math.max(value, marks.getFirst())) - low) / (high - low);
    }

    private static double at(boolean tenfold, double value) {
        return tenfold ? Math.log10(value) : value;
    }

    private List<Double> marks(boolean tenfold, int axis) {
        var values = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(point -> point[axis]);
        var all = values.filter(value -> !tenfold || value > 0).summaryStatistics();
        return tenfold ? powers(all.getMin(), all.getMax()) : steps(Math.max(all.getMax(), 1e-6));
    }

    private static List<Double> powers(double least, double most) {
        var marks = new ArrayList<Double>();
        var power = Math.floor(Math.log10(least));
        do marks.add(Math.pow(10, power++));
        while (marks.size() < 2 || marks.getLast() < most);
        return marks;
    }

    private static List<Double> steps(double most) {
        var rough = Math.pow(10, Math.floor(Math.log10(most)));
        var step = most / rough > 5 ? rough * 2 : most / rough > 2 ? rough : rough / 2;
        var marks = new ArrayList<Double>();
        for (var mark = 0.0; marks.isEmpty() || marks.getLast() < most; mark += step) marks.add(mark);
        return marks;
    }
}
