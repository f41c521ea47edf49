package org.domainverifier.json;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.dns.DomainName;
import org.domainverifier.text.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What writing needs to know beside the value.
 *
 * @param locale the language of the sentences
 * @param servers whether it may be told who answered
 * @param sentences whether findings are told in words: those of an entry are, the same ones within the typed result are not
 * @param name the name that a check was run at
 * @param values what the provider said of the customer
 * @param told what has been told already and occurs again: a hundred findings share thousands of steps
 */
record Telling(
        Locale locale,
        boolean servers,
        boolean sentences,
        DomainName name,
        CustomerValues values,
        Map<Object, JsonNode> told) {
    /** In a language; English if that is not one of the library's, since a document has one language only. */
    static Telling in(Locale asked, boolean servers) {
        Locale told = Messages.of(asked).language();
        Locale locale = told.getLanguage().equals(asked.getLanguage()) ? asked : told;
        return new Telling(locale, servers, true, DomainName.ROOT, CustomerValues.none(), new IdentityHashMap<>());
    }

    Telling of(DomainName checked, CustomerValues said) {
        return new Telling(locale, servers, sentences, checked, said, told);
    }

    Telling withoutSentences() {
        return new Telling(locale, servers, false, name, values, new IdentityHashMap<>());
    }

    /** The language as a document names it, without its country. */
    Locale language() {
        return Messages.of(locale).language();
    }

    /** What is told of a value, made once for each object. */
    JsonNode once(Object value, Supplier<JsonNode> node) {
        @Nullable JsonNode known = told.get(value);
        if (known == null) {
            known = node.get();
            told.put(value, known);
        }
        return known;
    }
}
