package org.domainverifier.mtasts.txt;

import org.domainverifier.record.Span;

/**
 * One field of a TXT record.
 *
 * @param name its name
 * @param value its value
 * @param span the whole field
 * @param valueSpan the value
 */
public record Field(String name, String value, Span span, Span valueSpan) {}
