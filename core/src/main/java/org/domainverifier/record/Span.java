package org.domainverifier.record;

/**
 * A part of a record's text.
 *
 * @param start the index of its first character, from 0
 * @param end the index behind its last character
 */
public record Span(int start, int end) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it is not a range
     */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " to " + end);
        }
    }

    /**
     * The number of characters.
     *
     * @return zero or more
     */
    public int length() {
        return end - start;
    }

    /**
     * The part of the text that this is about.
     *
     * @param text the text that the span was made for
     * @return the part
     */
    public String of(String text) {
        return text.substring(Math.min(start, text.length()), Math.min(end, text.length()));
    }

    /**
     * The same length further on.
     *
     * @param offset how many characters
     * @return the moved span
     */
    public Span shift(int offset) {
        return new Span(start + offset, end + offset);
    }
}
