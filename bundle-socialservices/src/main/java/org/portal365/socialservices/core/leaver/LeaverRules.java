package org.portal365.socialservices.core.leaver;

/**
 * What is done about people who have left.
 *
 * @param most users that one run disables; with more of them it disables nobody
 */
public record LeaverRules(Mode mode, int most) {
    public static final int USUAL = 5;
    public static final int LARGEST = 10_000;
    public static final LeaverRules OFF = new LeaverRules(Mode.OFF, USUAL);

    /** How far it goes. */
    public enum Mode {
        OFF,
        /** Says whom it would disable. */
        REPORT,
        DISABLE
    }

    /**
     * Whether that is more than can be meant: too many at once, or several with nobody left. A mistake in the directory,
     * or in the settings, looks just like this.
     *
     * @param due how many would be disabled
     * @param working accounts of others that work
     */
    boolean holds(int due, int working) {
        return mode == Mode.DISABLE && (due > most || (due > 1 && working == 0));
    }
}
