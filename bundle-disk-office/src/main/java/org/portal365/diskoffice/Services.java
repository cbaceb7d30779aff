package org.portal365.diskoffice;

import java.util.function.BiConsumer;
import org.osgi.framework.BundleContext;
import org.portal365.api.AccountId;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.module.Module;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.State;
import org.portal365.api.outside.Jobs;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.diskoffice.graph.DriveChecks;
import org.portal365.diskoffice.jdbc.JdbcNumbers;
import org.portal365.diskoffice.jdbc.JdbcSessionStore;
import org.portal365.diskoffice.transfer.Transfers;
import org.portal365.m365.component.Offer;
import org.portal365.m365.metrics.Measured;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SealedRows;

/** What is registered: sessions and module for good, the editor while it is switched on and registered at Entra. */
final class Services implements AutoCloseable {
    private final DiskOffice office;
    private final Transfers transfers;
    private final DiskOfficeModule module;
    private final Offer<DocumentEditor> editor;
    private final Offer<EditSessions> sessions;
    private final Offer<Module> settings;
    private final Offer<OutsideFiles> files;
    private final Offer<Jobs> jobs;
    private final Offer<SealedRows> tickets;
    private final Offer<SealedRows> jobTickets;
    private final Offer<SealedRows> addresses;
    private final Offer<Measured> numbers;
    private final Offer<PersonalData> personal;
    private final Registrations.Subscription registration;

    private Services(
            BundleContext context,
            Engines engines,
            DiskOfficeModule module,
            SealedTickets sealed,
            Registrations registrations) {
        this.office = engines.office();
        this.transfers = engines.transfers();
        this.module = module;
        this.editor = new Offer<>(context, DocumentEditor.class);
        this.sessions = new Offer<>(context, EditSessions.class);
        this.settings = new Offer<>(context, Module.class);
        this.files = new Offer<>(context, OutsideFiles.class);
        this.jobs = new Offer<>(context, Jobs.class);
        this.tickets = new Offer<>(context, SealedRows.class);
        this.jobTickets = new Offer<>(context, SealedRows.class);
        this.addresses = new Offer<>(context, SealedRows.class);
        this.numbers = new Offer<>(context, Measured.class);
        numbers.offer(engines.numbers());
        this.personal = new Offer<>(context, PersonalData.class);
        personal.offer(engines.personal());
        sessions.offer(office.sessions());
        settings.offer(module);
        jobs.offer(transfers.jobs());
        tickets.offer(sealed.sessions());
        jobTickets.offer(sealed.jobs());
        addresses.offer(sealed.addresses());
        this.registration = registrations.onChange(this::offer);
    }

    /** The rows that need a sealing key. */
    record SealedTickets(SealedRows sessions, SealedRows jobs, SealedRows addresses) {}

    /**
     * What stands beside editing.
     *
     * @param unsubscribe ends a subscription in the drive of an account
     */
    record Sides(DriveChecks checks, BiConsumer<AccountId, String> unsubscribe) {}

    private record Engines(DiskOffice office, Transfers transfers, Measured numbers, PersonalData personal) {}

    static Services start(
            BundleContext context,
            Ingredients made,
            SealedTickets sealed,
            Sides sides,
            Switchboard switchboard,
            Listeners listeners) {
        return new Services(
                context,
                new Engines(
                        DiskOffice.start(made, switchboard, listeners::tell),
                        DiskOffice.transfers(made, switchboard),
                        JdbcNumbers.of(made.database().open(JdbcSessionStore.OWNER, Services.class.getClassLoader())),
                        DiskOffice.personalData(made, sides.unsubscribe())),
                new DiskOfficeModule(switchboard, made.registrations(), sides.checks()),
                sealed,
                made.registrations());
    }

    /** As the settings and the registration are now; what waits for an administrator is tried again. */
    void offer() {
        office.hasten();
        transfers.hasten();
        editor.offerIf(() -> module.state() == State.ON, office.editor());
        files.offerIf(() -> module.state() == State.ON, transfers.files());
    }

    @Override
    public void close() {
        registration.close();
        editor.close();
        sessions.close();
        settings.close();
        files.close();
        jobs.close();
        tickets.close();
        jobTickets.close();
        addresses.close();
        numbers.close();
        personal.close();
        transfers.close();
        office.close();
    }
}
