package org.domainverifier.repair;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.domainverifier.text.Messages;
import org.domainverifier.text.Sentence;
import org.domainverifier.text.VisibleText;

/**
 * Something that has to be done but cannot be done by a change of the domain's records: a policy server, a certificate, a name
 * server, a value that is not ready yet.
 *
 * @param code what is to be done
 * @param arguments the typed arguments of the sentence; kept in the order of their names, so that the same step is printed in one way
 */
public record ManualStep(StepCode code, Map<String, Object> arguments) implements RepairStep {
    /** Copies the arguments. */
    public ManualStep {
        Objects.requireNonNull(code, "code");
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    /**
     * The stable id of the code.
     *
     * @return such as {@code mta-sts.renew-certificate}
     */
    public String id() {
        return code.id();
    }

    /**
     * The sentence in English.
     *
     * @return what to do
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The sentence in another language.
     *
     * @param locale a language; English where there is no bundle for it
     * @return what to do
     */
    public String message(Locale locale) {
        return message(Messages.of(locale));
    }

    /**
     * The sentence, perhaps the application's own.
     *
     * @param messages the language, and where its sentences come from
     * @return what to do
     */
    public String message(Messages messages) {
        return messages.text(code, arguments);
    }

    /**
     * The sentence, with what it quotes told apart from its own words.
     *
     * @param messages the language, and where its sentences come from
     * @return the parts of {@link #message(Messages)}
     */
    public Sentence sentence(Messages messages) {
        return messages.sentence(code, arguments);
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("ManualStep[code=" + code + ", arguments=" + arguments + "]");
    }
}
