package org.domainverifier.examples.demo;

import java.util.List;

/** A domain of the tour and the provider file that it is verified against. */
record Customer(String domain, String providerFile) {
    static final String USUAL = "trekmail.yaml";
    static final String SENDER = "sender.yaml";

    /** In the order of the tour. */
    static final List<Customer> ALL = List.of(
            new Customer("all-right.example", USUAL),
            new Customer("split-dkim.example", USUAL),
            new Customer("only-required.example", USUAL),
            new Customer("google-first.example", USUAL),
            new Customer("google-beside.example", USUAL),
            new Customer("google-behind.example", USUAL),
            new Customer("two-spf.example", USUAL),
            new Customer("quoted-spf.example", USUAL),
            new Customer("wrong-dkim.example", USUAL),
            new Customer("new-customer.example", "trekmail-key-pending.yaml"),
            new Customer("no-dmarc.example", USUAL),
            new Customer("bad-dmarc.example", USUAL),
            new Customer("doubled-name.example", USUAL),
            new Customer("nothing.example", USUAL),
            new Customer("newsletter-right.example", SENDER),
            new Customer("newsletter-spf.example", SENDER),
            new Customer("newsletter-key.example", SENDER),
            new Customer("newsletter-link.example", SENDER));
}
