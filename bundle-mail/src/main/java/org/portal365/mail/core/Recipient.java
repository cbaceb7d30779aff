package org.portal365.mail.core;

/**
 * One recipient of a message on its way.
 *
 * @param number its place among them
 * @param hidden whether it must not stand in the header
 * @param answer of the server, when it was not accepted
 */
public record Recipient(int number, String address, boolean hidden, State state, String answer) {
    private static final int LONGEST = 500;

    /** How far it is. */
    public enum State {
        WAITING,
        ACCEPTED,
        REFUSED
    }

    public Recipient {
        answer = answer.length() > LONGEST ? answer.substring(0, LONGEST) : answer;
    }

    public Recipient with(State newState, String newAnswer) {
        return new Recipient(number, address, hidden, newState, newAnswer);
    }
}
