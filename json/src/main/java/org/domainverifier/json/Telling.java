package org.domainverifier.json;

import java.util.Locale;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.dns.DomainName;

/**
 * What writing needs to know beside the value.
 *
 * @param locale the language of the sentences
 * @param sentences whether findings are told in words: those of an entry are, the same ones within the typed result are not
 * @param name the name that a check was run at
 * @param values what the provider said of the customer
 */
record Telling(Locale locale, boolean sentences, DomainName name, CustomerValues values) {
    static Telling in(Locale locale) {
        return new Telling(locale, true, DomainName.ROOT, CustomerValues.none());
    }

    Telling of(DomainName checked, CustomerValues said) {
        return new Telling(locale, sentences, checked, said);
    }

    Telling withoutSentences() {
        return new Telling(locale, false, name, values);
    }
}
