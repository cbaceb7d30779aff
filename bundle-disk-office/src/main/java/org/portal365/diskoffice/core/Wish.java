package org.portal365.diskoffice.core;

/** What a user asked for and the engine has not yet taken up. */
public enum Wish {
    NONE,
    FINISH,
    DISCARD,
    CONTINUE
}
