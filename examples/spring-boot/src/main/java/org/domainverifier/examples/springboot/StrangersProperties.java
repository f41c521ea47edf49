package org.domainverifier.examples.springboot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What anybody may ask of the service.
 *
 * @param perMinute how many verifications one client may begin in a minute
 * @param atOnce how many are running for all clients together
 */
@ConfigurationProperties("strangers")
record StrangersProperties(
        @DefaultValue("20") int perMinute,
        @DefaultValue("64") int atOnce) {}
