package org.portal365.sandbox;

/** A part of the sandbox that answers requests; composed in {@link Sandbox}. */
public interface Routes {

    /** Adds this part's handlers. Called once, before the servers start. */
    void register(Sites sites);
}
