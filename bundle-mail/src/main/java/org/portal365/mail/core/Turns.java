package org.portal365.mail.core;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.portal365.api.mail.MailboxId;

/** One at a time for each mailbox. Some share their turns by chance, so that the number of locks has a bound. */
final class Turns {
    private static final int LOCKS = 64;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    boolean take(MailboxId box, BooleanSupplier task) {
        Lock lock = locks[Math.floorMod(box.hashCode(), LOCKS)];
        lock.lock();
        try {
            return task.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }
}
