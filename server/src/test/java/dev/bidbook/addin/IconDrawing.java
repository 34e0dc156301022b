package dev.bidbook.addin;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Draws the icons, all in one style: dark lines for what is there, green ones for what is done to it, on nothing. The
 * drawing is on a field of 32 by 32; lines are two wide and lie on odd numbers, so that they are sharp at 16 pixels.
 */
final class IconDrawing {

    private static final Color LINE = new Color(0x3B3A39);
    private static final Color DONE = new Color(0x15803D);
    /** Within the lines, so that the shape is seen on a dark ribbon, too. */
    private static final Color PAPER = new Color(0xFAFAFA);

    private static final Color BRAND = new Color(0x14532D);
    private static final float FIELD = 32;
    private static final float WIDTH = 2;

    private final Graphics2D pen;

    private IconDrawing(Graphics2D pen) {
        this.pen = pen;
    }

    private static final Map<String, Consumer<IconDrawing>> DRAWINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("bidbook", IconDrawing::bidbook),
            Map.entry("week", IconDrawing::week),
            Map.entry("pull", IconDrawing::pull),
            Map.entry("refresh", IconDrawing::refresh),
            Map.entry("validate", IconDrawing::validate),
            Map.entry("next-finding", IconDrawing::nextFinding),
            Map.entry("submit", IconDrawing::submit),
            Map.entry("review", IconDrawing::review),
            Map.entry("sign-off", IconDrawing::signOff),
            Map.entry("help", IconDrawing::help),
            Map.entry("history", IconDrawing::history)));

    /** Writes all icons in all sizes into a folder. */
    static void drawAll(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Consumer<IconDrawing>> drawing : DRAWINGS.entrySet()) {
            for (int size : Icons.SIZES) {
                BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
                Graphics2D graphics = image.createGraphics();
                graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
                graphics.scale(size / FIELD, size / FIELD);
                drawing.getValue().accept(new IconDrawing(graphics));
                graphics.dispose();
                ImageIO.write(
                        image,
                        "png",
                        folder.resolve(Icons.file(drawing.getKey(), size)).toFile());
            }
        }
    }

    private void bidbook() {
        fill(BRAND, new RoundRectangle2D.Float(0, 0, 32, 32, 12, 12));
        fill(PAPER, new RoundRectangle2D.Float(7, 7, 18, 18, 2, 2));
        lines(BRAND, WIDTH, new float[][] {{7, 13, 25, 13}, {7, 19, 13, 19}, {13, 7, 13, 25}});
        polyline(new Color(0x16A34A), 3, 15, 19, 18, 22, 23, 15);
    }

    /** A sheet: a table with a head, and a first column. */
    private void table(float x, float y, float width, float height) {
        sheet(new RoundRectangle2D.Float(x, y, width, height, 3, 3));
        lines(LINE, WIDTH, new float[][] {{x, y + 6, x + width, y + 6}, {x + 8, y, x + 8, y + height}});
    }

    private void week() {
        sheet(new RoundRectangle2D.Float(3, 5, 26, 24, 4, 4));
        lines(LINE, WIDTH, new float[][] {{3, 13, 29, 13}, {9, 1, 9, 7}, {23, 1, 23, 7}});
        fill(DONE, new RoundRectangle2D.Float(7, 18, 18, 6, 2, 2));
    }

    private void pull() {
        table(3, 11, 26, 18);
        halo(new Line2D.Float(21, 1, 21, 21));
        lines(DONE, 3, new float[][] {{21, 2, 21, 20}});
        polyline(DONE, 3, 15, 15, 21, 21, 27, 15);
    }

    private void submit() {
        table(3, 11, 26, 18);
        halo(new Line2D.Float(21, 3, 21, 24));
        lines(DONE, 3, new float[][] {{21, 3, 21, 23}});
        polyline(DONE, 3, 15, 9, 21, 3, 27, 9);
    }

    private void refresh() {
        arc(DONE, 3, 5, 5, 22, 200, -160);
        arc(DONE, 3, 5, 5, 22, 20, -160);
        polyline(DONE, 3, 27, 5, 27, 13, 19, 13);
        polyline(DONE, 3, 5, 27, 5, 19, 13, 19);
    }

    private void validate() {
        sheet(new RoundRectangle2D.Float(5, 5, 22, 24, 4, 4));
        fill(PAPER, new RoundRectangle2D.Float(10, 1, 12, 8, 2, 2));
        outline(LINE, new RoundRectangle2D.Float(11, 3, 10, 4, 2, 2));
        polyline(DONE, 3, 10, 19, 14, 23, 22, 14);
    }

    private void nextFinding() {
        lines(LINE, WIDTH, new float[][] {{5, 3, 5, 29}});
        Path2D flag = path(5, 4, 21, 4, 17, 9, 21, 14, 5, 14);
        flag.closePath();
        fill(new Color(0xFDE68A), flag);
        outline(LINE, flag);
        lines(DONE, 3, new float[][] {{11, 23, 28, 23}});
        polyline(DONE, 3, 22, 17, 28, 23, 22, 29);
    }

    private void review() {
        Path2D bubble = path(3, 5, 29, 5, 29, 23, 15, 23, 9, 29, 9, 23, 3, 23);
        bubble.closePath();
        sheet(bubble);
        lines(DONE, 3, new float[][] {{9, 11, 23, 11}, {9, 17, 18, 17}});
    }

    private void signOff() {
        lines(LINE, WIDTH, new float[][] {{3, 29, 29, 29}});
        Path2D pencil = path(7, 24, 9, 17, 22, 4, 27, 9, 14, 22);
        pencil.closePath();
        sheet(pencil);
        lines(LINE, WIDTH, new float[][] {{18, 8, 23, 13}});
        polyline(DONE, 3, 17, 25, 21, 21, 24, 25, 28, 21);
    }

    private void help() {
        sheet(new Ellipse2D.Float(3, 3, 26, 26));
        Path2D mark = new Path2D.Float();
        mark.moveTo(11.5, 12.5);
        mark.curveTo(11.5, 6.5, 20.5, 6.5, 20.5, 12.5);
        mark.curveTo(20.5, 16, 16, 15.5, 16, 19.5);
        stroke(DONE, 3, mark);
        fill(DONE, new Ellipse2D.Float(14, 22, 4, 4));
    }

    private void history() {
        fill(PAPER, new Ellipse2D.Float(5, 5, 24, 24));
        arc(LINE, WIDTH, 5, 5, 24, 150, -300);
        polyline(LINE, WIDTH, 3, 5, 7, 11, 13, 9);
        lines(DONE, 3, new float[][] {{17, 10, 17, 17}, {17, 17, 22, 20}});
    }

    private void lines(Color color, float width, float[][] lines) {
        for (float[] line : lines) {
            stroke(color, width, new Line2D.Float(line[0], line[1], line[2], line[3]));
        }
    }

    private void polyline(Color color, float width, float... points) {
        stroke(color, width, path(points));
    }

    private void arc(Color color, float width, float x, float y, float size, float start, float extent) {
        stroke(color, width, new Arc2D.Float(x, y, size, size, start, extent, Arc2D.OPEN));
    }

    private static Path2D path(float... points) {
        Path2D path = new Path2D.Float();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    /** Takes away what lies under a line and close to it. */
    private void halo(Shape shape) {
        Composite before = pen.getComposite();
        pen.setComposite(AlphaComposite.Clear);
        pen.setStroke(new BasicStroke(9, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
        pen.setComposite(before);
    }

    private void sheet(Shape shape) {
        fill(PAPER, shape);
        outline(LINE, shape);
    }

    private void outline(Color color, Shape shape) {
        stroke(color, WIDTH, shape);
    }

    private void stroke(Color color, float width, Shape shape) {
        pen.setColor(color);
        pen.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
    }

    private void fill(Color color, Shape shape) {
        pen.setColor(color);
        pen.fill(shape);
    }
}
