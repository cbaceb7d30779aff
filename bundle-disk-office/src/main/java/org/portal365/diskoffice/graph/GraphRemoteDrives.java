package org.portal365.diskoffice.graph;

import java.util.Set;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteDrives;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SecretBox;

/** Drives of connected accounts, with tokens for just the storage the admin chose. */
public final class GraphRemoteDrives implements RemoteDrives {
    private final GraphDrives graph;
    private final Registrations registrations;
    private final ConnectedAccounts accounts;
    private final SecretBox box;
    private final Supplier<EditPolicy.Storage> storage;

    public GraphRemoteDrives(
            GraphDrives graph,
            Registrations registrations,
            ConnectedAccounts accounts,
            SecretBox box,
            Supplier<EditPolicy.Storage> storage) {
        this.graph = graph;
        this.registrations = registrations;
        this.accounts = accounts;
        this.box = box;
        this.storage = storage;
    }

    @Override
    public RemoteDrive of(AccountId id) {
        AppRegistration registration = registrations
                .current()
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.ADMIN, "the app registration is not complete"));
        ConnectedAccount account = accounts.find(id)
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.SIGN_IN, "account " + id + " is not connected"));
        EditPolicy.Storage where = storage.get();
        Set<String> scopes = AccountChoice.scopes(where);
        GraphDrive drive = graph.drive(
                registration.cloud(),
                account.tenant(),
                claims -> accounts.token(id, AccountChoice.GRAPH, scopes, claims));
        return new GraphRemoteDrive(drive, new AppPlace(drive, where), new TicketSeal(box, id));
    }
}
