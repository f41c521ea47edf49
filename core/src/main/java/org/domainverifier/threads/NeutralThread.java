package org.domainverifier.threads;

import java.security.AccessController;
import java.security.PrivilegedAction;

/** A daemon thread that keeps nothing of whoever happens to start it. */
public final class NeutralThread extends Thread {
    private NeutralThread(Runnable task, String name) {
        super(null, task, name, 0, false); // no inherited thread locals
        setDaemon(true);
        setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    /**
     * A thread, not started yet.
     *
     * @param name what it is called
     * @param task what it does
     * @return the thread
     */
    // before Java 24, a thread keeps the protection domains of all who are on its starter's stack, and by them their
    // class loaders
    @SuppressWarnings("removal")
    public static Thread of(String name, Runnable task) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> new NeutralThread(task, name));
    }
}
