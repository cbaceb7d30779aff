package org.portal365.reference.jetty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Gives a caller up who takes too long over the first line and the headers of a request, however often a byte comes:
 * Jetty's own limit counts silence only. Bodies may take as long as they like.
 */
final class HeaderDeadline implements Connection.Listener {
    private final Scheduler scheduler;
    private final Duration patience;
    private final Duration rhythm;

    /**
     * @param scheduler whose threads look
     * @param patience between the first byte of a request and the end of its headers
     * @param rhythm between two looks at a connection; one is given up so much later at most
     */
    HeaderDeadline(Scheduler scheduler, Duration patience, Duration rhythm) {
        this.scheduler = scheduler;
        this.patience = patience;
        this.rhythm = rhythm;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            new Watch(http).next();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        // its watch sees that at the next look
    }

    /** What the last look at a connection has seen. */
    private final class Watch implements Runnable {
        private final HttpConnection connection;
        private long requests;
        private long bytesBefore;
        private long since;
        private boolean late;

        Watch(HttpConnection connection) {
            this.connection = connection;
        }

        void next() {
            scheduler.schedule(this, rhythm.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void run() {
            if (!connection.getEndPoint().isOpen()) {
                return;
            }
            if (!begun()) {
                late = false;
            } else if (!late) {
                late = true;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                connection.getEndPoint().close();
                return;
            }
            next();
        }

        /** Whether something of a request is there whose headers are not complete; the same one as at the last look. */
        private boolean begun() {
            boolean inHeaders = connection.getParser().inHeaderState();
            if (connection.getMessagesIn() != requests || !inHeaders) {
                requests = connection.getMessagesIn();
                bytesBefore = connection.getBytesIn();
                return false;
            }
            return connection.getBytesIn() > bytesBefore;
        }
    }
}
