package org.portal365.mail.core;

import java.util.Map;

/**
 * How an attempt ended that came as far as the recipients.
 *
 * @param refusals answers to recipients that were not accepted, by address
 * @param end answer to the message itself
 */
public record SendReport(Map<String, Reply> refusals, Reply end) {
    /** The connection broke after the last byte: nobody knows. */
    public static final Reply UNKNOWN = new Reply(0, "");

    public SendReport {
        refusals = Map.copyOf(refusals);
    }

    /**
     * An answer of a server.
     *
     * @param code as in RFC 5321, 4.2
     */
    public record Reply(int code, String text) {
        public boolean good() {
            return code / 100 == 2;
        }

        /** Worth another try. */
        public boolean later() {
            return code / 100 == 4;
        }
    }
}
