package org.domainverifier.dns.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Somebody who waits for answers, such as one verification: its questions take turns with those of others, and when it goes, all
 * that is on its way for it is given up. Only for the transport's thread.
 */
public final class Asker {
    private final Set<Runnable> underWay = new LinkedHashSet<>();
    private boolean gone;

    /**
     * Whether nobody waits any more.
     *
     * @return true after {@link #leave()}: nothing is sent any more
     */
    public boolean isGone() {
        return gone;
    }

    /**
     * Keeps what has to be given up when nobody waits any more.
     *
     * @param giveUp called at most once; at once if nobody waits already
     */
    public void underWay(Runnable giveUp) {
        if (gone) {
            giveUp.run();
        } else {
            underWay.add(giveUp);
        }
    }

    /**
     * Forgets what has ended.
     *
     * @param giveUp as given to {@link #underWay}
     */
    public void ended(Runnable giveUp) {
        underWay.remove(giveUp);
    }

    /** Nobody waits any more: gives up all that is on its way, in the order in which it began. */
    public void leave() {
        gone = true;
        new ArrayList<>(underWay).forEach(Runnable::run);
        underWay.clear();
    }

    /**
     * Why things are given up.
     *
     * @return an exception for those who are told
     */
    public static CancellationException nobodyWaits() {
        return new CancellationException("nobody waits for the answer any more");
    }
}
