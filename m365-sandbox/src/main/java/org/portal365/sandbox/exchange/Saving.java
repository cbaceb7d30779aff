package org.portal365.sandbox.exchange;

import com.icegreen.greenmail.store.FolderListener;
import jakarta.mail.Flags;

/** Has a folder written whenever it changes. */
record Saving(Runnable save) implements FolderListener {
    @Override
    public void expunged(int number) {
        save.run();
    }

    @Override
    public void added(int number) {
        save.run();
    }

    @Override
    public void flagsUpdated(int number, Flags flags, Long uid) {
        save.run();
    }

    @Override
    public void mailboxDeleted() {
        save.run();
    }
}
