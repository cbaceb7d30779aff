package org.portal365.diskoffice;

import java.util.EnumSet;
import org.portal365.api.Actor;
import org.portal365.api.Outcome;
import org.portal365.api.disk.CreateRequest;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditorInfo;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Offer;
import org.portal365.api.disk.OpenRequest;
import org.portal365.diskoffice.core.Opening;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.core.SessionView;

/** What the Disk is offered while the editor is on; refuses everything by itself when it is kept for longer. */
final class Office365Editor implements DocumentEditor {
    static final String ID = "office365";

    private final Opening opening;
    private final SessionView view;
    private final Runnable wake;

    Office365Editor(Opening opening, SessionView view, Runnable wake) {
        this.opening = opening;
        this.view = view;
        this.wake = wake;
    }

    @Override
    public EditorInfo info() {
        return new EditorInfo(ID, Phrases.text("editor.name"), EnumSet.allOf(DocumentKind.class));
    }

    @Override
    public Offer offer(FileInfo file, Actor actor) {
        return opening.offer(file);
    }

    @Override
    public Outcome<EditSession, EditRefusal> open(OpenRequest request) {
        return opening.open(request).map(session -> {
            wake.run();
            return view.of(session, ID, request.actor().user());
        });
    }

    @Override
    public Outcome<EditSession, EditRefusal> create(CreateRequest request) {
        return opening.create(request, Blanks.of(request.kind())).map(session -> {
            wake.run();
            return view.of(session, ID, request.actor().user());
        });
    }
}
