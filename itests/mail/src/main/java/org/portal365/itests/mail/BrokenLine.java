package org.portal365.itests.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A line that breaks, by a reset, at places that chance chooses; or on which everything comes late. */
public final class BrokenLine extends CountedLine {
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Random random;
    private volatile int mostBytes = 1;
    private volatile long delayMillis;
    private volatile boolean dead;

    /**
     * Breaks nothing yet.
     *
     * @param seed of chance: a run can be repeated, as far as the threads let it
     */
    public BrokenLine(int target, long seed) {
        super(target);
        this.random = new Random(seed);
    }

    /** The next connections are cut, each after up to so many bytes from the server. */
    public void cut(int connections, int most) {
        mostBytes = most;
        cutsLeft.set(Math.max(0, connections));
    }

    /** Each piece from the server comes so much later. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Connections that were cut. */
    public int cuts() {
        return cuts.get();
    }

    /** Whether nothing goes through at all. */
    public void dead(boolean now) {
        dead = now;
        if (now) {
            hangUp();
        }
    }

    @Override
    protected boolean dead() {
        return dead;
    }

    @Override
    protected OutputStream toClient(Socket client) throws IOException {
        boolean cut = cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return new Answers(client, cut ? place() : Long.MAX_VALUE);
    }

    /** As many cuts while signing in as in the midst of much: each order of magnitude is as likely. */
    private synchronized long place() {
        return 1 + (long) Math.pow(mostBytes, random.nextDouble());
    }

    /** What the server says, until the line breaks. */
    private final class Answers extends OutputStream {
        private final Socket client;
        private final OutputStream out;
        private long left;

        Answers(Socket client, long left) throws IOException {
            this.client = client;
            this.out = client.getOutputStream();
            this.left = left;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
            int part = (int) Math.min(length, left);
            out.write(bytes, offset, part);
            left -= part;
            if (left == 0) {
                cuts.incrementAndGet();
                client.setSoLinger(true, 0);
                throw new IOException("cut");
            }
        }
    }
}
