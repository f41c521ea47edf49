package org.domainverifier.text;

import java.util.Optional;

/**
 * A code that brings its texts along, since no bundle has them: what somebody else found, as somebody else told it. They are shown as they are, in
 * whatever language.
 */
public interface ToldCode extends MessageCode {
    /**
     * A text of this code.
     *
     * @param part empty for the sentence; {@code meaning} or {@code repair} (see {@link Messages#part})
     * @return the text, on one line, with nothing invisible in it; empty if there is none
     */
    Optional<String> told(String part);
}
