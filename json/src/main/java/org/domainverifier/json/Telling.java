package org.domainverifier.json;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.dns.DomainName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What writing needs to know beside the value.
 *
 * @param locale the language of the sentences
 * @param sentences whether findings are told in words: those of an entry are, the same ones within the typed result are not
 * @param name the name that a check was run at
 * @param values what the provider said of the customer
 * @param told what has been told already and occurs again: a hundred findings share thousands of steps
 */
record Telling(Locale locale, boolean sentences, DomainName name, CustomerValues values, Map<Object, JsonNode> told) {
    static Telling in(Locale locale) {
        return new Telling(locale, true, DomainName.ROOT, CustomerValues.none(), new IdentityHashMap<>());
    }

    Telling of(DomainName checked, CustomerValues said) {
        return new Telling(locale, sentences, checked, said, told);
    }

    Telling withoutSentences() {
        return new Telling(locale, false, name, values, new IdentityHashMap<>());
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
