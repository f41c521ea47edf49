package org.domainverifier.laws.loop;

import java.util.List;
import java.util.stream.LongStream;
import org.domainverifier.laws.library.Inverse;
import org.domainverifier.laws.library.LibraryJudge;
import org.domainverifier.laws.library.LibraryJudge.Judged;

/** Grows zones, has the library plan for them, and judges the plans. */
final class LawLoop {
    private static final int AT_ONCE = 1000;

    private LawLoop() {}

    static Judged judge(Grown grown) {
        Scene scene = grown.scene();
        return LibraryJudge.judge(scene.world(), scene.domain, scene.wanted(), Inverse.OF_THE_LIBRARY);
    }

    /** Judges zones of consecutive seeds. */
    static Tally run(long seed, int zones) {
        Tally tally = new Tally();
        for (int start = 0; start < zones; start += AT_ONCE) {
            List<Case> judged = LongStream.range(seed + start, seed + Math.min(zones, start + AT_ONCE))
                    .parallel()
                    .mapToObj(LawLoop::judgeOne)
                    .toList();
            judged.forEach(each -> tally.add(each.grown(), each.judged()));
        }
        return tally;
    }

    private record Case(Grown grown, Judged judged) {}

    private static Case judgeOne(long seed) {
        Grown grown = Grown.of(seed);
        try {
            return new Case(grown, judge(grown));
        } catch (RuntimeException broken) {
            throw new IllegalStateException(
                    "seed " + seed + " " + grown.steps() + "\n" + grown.scene().world(), broken);
        }
    }
}
