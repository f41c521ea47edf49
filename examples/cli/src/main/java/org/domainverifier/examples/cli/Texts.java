package org.domainverifier.examples.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the report that are not the library's, in one language. */
final class Texts {
    private final Locale locale;
    private final ResourceBundle bundle;

    Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "org.domainverifier.examples.cli.texts",
                locale,
                // English is the root; the language of the machine has no say
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(String key) {
        return bundle.getString(key);
    }

    String of(Enum<?> constant) {
        String kind = constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
        return of((kind.startsWith("check") ? kind.substring("check".length()) : kind) + "." + constant.name());
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(of(key), locale).format(arguments);
    }
}
