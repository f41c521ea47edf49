package org.domainverifier.examples.springboot;

import org.domainverifier.dns.DomainName;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** What strangers type becomes a name at the border, once: a controller's parameter is a {@link DomainName}. */
@Component
final class DomainNameConverter implements Converter<String, DomainName> {
    private final PublicNames publicNames;

    DomainNameConverter(PublicNames publicNames) {
        this.publicNames = publicNames;
    }

    /**
     * Reads it.
     *
     * @throws org.domainverifier.dns.InvalidDomainNameException if it is not a name
     * @throws RefusedException if nobody has that name in public
     */
    @Override
    public DomainName convert(String typed) {
        DomainName domain = DomainName.of(typed);
        if (!publicNames.mayBeVerified(domain)) {
            throw new RefusedException(Refusal.NOT_PUBLIC);
        }
        return domain;
    }
}
