package org.portal365.diskoffice;

import org.osgi.framework.BundleContext;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.module.Module;
import org.portal365.api.module.State;
import org.portal365.m365.component.Offer;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SealedRows;

/** What is registered: sessions and module for good, the editor while it is switched on and registered at Entra. */
final class Services implements AutoCloseable {
    private final DiskOffice office;
    private final DiskOfficeModule module;
    private final Offer<DocumentEditor> editor;
    private final Offer<EditSessions> sessions;
    private final Offer<Module> settings;
    private final Offer<SealedRows> tickets;
    private final Registrations.Subscription registration;

    private Services(
            BundleContext context,
            DiskOffice office,
            DiskOfficeModule module,
            SealedRows sealed,
            Registrations registrations) {
        this.office = office;
        this.module = module;
        this.editor = new Offer<>(context, DocumentEditor.class);
        this.sessions = new Offer<>(context, EditSessions.class);
        this.settings = new Offer<>(context, Module.class);
        this.tickets = new Offer<>(context, SealedRows.class);
        sessions.offer(office.sessions());
        settings.offer(module);
        tickets.offer(sealed);
        this.registration = registrations.onChange(this::offer);
    }

    /** @param sealed the rows that need a sealing key */
    static Services start(
            BundleContext context, Ingredients made, SealedRows sealed, Switchboard switchboard, Listeners listeners) {
        return new Services(
                context,
                DiskOffice.start(made, switchboard, listeners::tell),
                new DiskOfficeModule(switchboard, made.registrations()),
                sealed,
                made.registrations());
    }

    /** As the settings and the registration are now. */
    void offer() {
        editor.offerIf(() -> module.state() == State.ON, office.editor());
    }

    @Override
    public void close() {
        registration.close();
        editor.close();
        sessions.close();
        settings.close();
        tickets.close();
        office.close();
    }
}
