package org.domainverifier.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DomainService {
    /**
     * Starts it, and returns when it is ready.
     *
     * @param arguments settings, such as {@code --dns.servers=192.0.2.53}
     */
    public static void main(String[] arguments) {
        SpringApplication.run(DomainService.class, arguments);
    }
}
