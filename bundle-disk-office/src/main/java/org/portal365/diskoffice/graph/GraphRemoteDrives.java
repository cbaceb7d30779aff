package org.portal365.diskoffice.graph;

import java.time.Duration;
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
import org.portal365.m365.graph.Urgency;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SecretBox;

/** Drives of connected accounts, with tokens for just the storage the admin chose. */
public final class GraphRemoteDrives implements RemoteDrives {
    private final GraphDrives graph;
    private final Registrations registrations;
    private final ConnectedAccounts accounts;
    private final SecretBox box;
    private final Supplier<EditPolicy> policy;
    private final DriveWatches watches;

    public GraphRemoteDrives(
            GraphDrives graph,
            Registrations registrations,
            ConnectedAccounts accounts,
            SecretBox box,
            Supplier<EditPolicy> policy,
            DriveWatches watches) {
        this.graph = graph;
        this.registrations = registrations;
        this.accounts = accounts;
        this.box = box;
        this.policy = policy;
        this.watches = watches;
    }

    @Override
    public RemoteDrive of(AccountId id) {
        GraphDrive drive = drive(id, Urgency.CLICK);
        return remote(id, drive, new ItemLook.Direct(drive));
    }

    @Override
    public RemoteDrive watching(AccountId id) {
        GraphDrive drive = drive(id, Urgency.BACKGROUND);
        Duration least = policy.get().watchInterval();
        return remote(id, drive, new ItemLook.Watched(watches, account(id).tenant(), drive, least));
    }

    /** For what is no matter of one session. */
    public GraphDrive background(AccountId id) {
        return drive(id, Urgency.BACKGROUND);
    }

    /** For what is no matter of one session, while somebody waits. */
    public GraphDrive waited(AccountId id) {
        return drive(id, Urgency.CLICK);
    }

    private RemoteDrive remote(AccountId id, GraphDrive drive, ItemLook look) {
        return new GraphRemoteDrive(
                drive, look, new AppPlace(drive, policy.get().storage()), new TicketSeal(box, id));
    }

    private GraphDrive drive(AccountId id, Urgency urgency) {
        AppRegistration registration = registrations
                .current()
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.ADMIN, "the app registration is not complete"));
        Set<String> scopes = AccountChoice.scopes(policy.get().storage());
        return graph.drive(
                registration.cloud(),
                account(id).tenant(),
                claims -> accounts.token(id, AccountChoice.GRAPH, scopes, claims),
                urgency);
    }

    private ConnectedAccount account(AccountId id) {
        return accounts.find(id)
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.SIGN_IN, "account " + id + " is not connected"));
    }
}
