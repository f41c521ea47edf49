package org.domainverifier.examples.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.domainverifier.text.Messages;

/** The words of the report in one language: the library's, and those that only this report has. */
final class Texts {
    private final Locale locale;
    private final ResourceBundle bundle;
    private final Messages messages;

    Texts(Locale locale) {
        this.locale = locale;
        this.messages = Messages.of(locale);
        this.bundle = ResourceBundle.getBundle(
                "org.domainverifier.examples.cli.texts",
                locale,
                // English is the root; the language of the machine has no say
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(String key) {
        return bundle.getString(key);
    }

    /** The library's word for a constant, as within a sentence. */
    String of(Enum<?> constant) {
        return messages.word(constant);
    }

    /** The library's label of a constant, in capitals. */
    String headline(Enum<?> constant) {
        return messages.label(constant).toUpperCase(locale);
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(of(key), locale).format(arguments);
    }
}
