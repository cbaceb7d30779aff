package org.portal365.diskoffice.core;

/** Where a working copy lies: the app's own folder, in it a folder named by the session, in it the document. */
public record Place(String folder, String name) {
    public static Place of(Session session) {
        return new Place(session.id().value(), RemoteName.of(session.origin().name()));
    }
}
