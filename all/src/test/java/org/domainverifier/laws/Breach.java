package org.domainverifier.laws;

/**
 * A law of a plan that a plan breaks.
 *
 * @param law the number of the law, 1 to 9
 * @param kind what it is in a few words; the same for breaches of one kind
 * @param concerning the change or step that it is about; empty if it is about something that the plan lacks
 * @param sentence what is wrong
 */
public record Breach(int law, String kind, String concerning, String sentence) {
    /** The law and the kind: what to count by. */
    public String key() {
        return law + " " + kind;
    }

    @Override
    public String toString() {
        return "law " + law + ", " + kind + ": " + sentence + (concerning.isEmpty() ? "" : " [" + concerning + "]");
    }
}
