package org.domainverifier.examples.bimi;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.txt.TxtLook;

/** Checks where a domain says that its logo is: the TXT record at {@code default._bimi}. */
public final class BimiCheck implements DomainCheck<BimiResult> {
    /** The id {@code bimi}. */
    public static final CheckKey<BimiResult> KEY = new CheckKey<>("bimi", BimiResult.class);

    @Override
    public CheckKey<BimiResult> key() {
        return KEY;
    }

    @Override
    public List<BimiFinding> findingCodes() {
        return List.of(BimiFinding.values());
    }

    @Override
    public CompletionStage<BimiResult> check(CheckContext context) {
        return TxtLook.at(context, BimiRecord.KIND)
                .thenCompose(look -> context.settle(
                        standings -> BimiJudge.judge(look, standings, context.expectations(BimiExpectation.class))));
    }
}
