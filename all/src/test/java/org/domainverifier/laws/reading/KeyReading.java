package org.domainverifier.laws.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.domainverifier.laws.zone.Memo;

/**
 * A DKIM key as a person reads it.
 *
 * @param key the letters of the key, without anything between them; empty for a revoked key or none
 * @param meant whether the text is meant as a key record
 */
public record KeyReading(String key, boolean meant) {
    private static final Pattern KEY = Pattern.compile("(?<![a-zA-Z0-9])[pP]\\s*[=:]([^;]*)", Pattern.DOTALL);

    private static final Memo<String, KeyReading> READ = new Memo<>(KeyReading::read);

    public static KeyReading of(String raw) {
        return READ.of(raw);
    }

    private static KeyReading read(String raw) {
        String text = Tidy.text(raw, "");
        Matcher matcher = KEY.matcher(text);
        boolean found = matcher.find();
        boolean meant = text.toLowerCase().contains("dkim1") || found;
        return new KeyReading(found ? matcher.group(1).replaceAll("[^A-Za-z0-9+/=]", "") : "", meant);
    }
}
