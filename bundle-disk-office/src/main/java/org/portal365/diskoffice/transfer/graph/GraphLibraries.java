package org.portal365.diskoffice.transfer.graph;

import java.util.Set;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.transfer.core.Libraries;
import org.portal365.diskoffice.transfer.core.Library;
import org.portal365.diskoffice.transfer.core.Reach;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.graph.TokenSource;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SecretBox;

/** Libraries of connected accounts; each call with a token for just what it needs. */
public final class GraphLibraries implements Libraries {
    private final GraphDrives graph;
    private final Registrations registrations;
    private final ConnectedAccounts accounts;
    private final SecretBox box;
    private final Supplier<EditPolicy.Storage> storage;

    public GraphLibraries(
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
    public Library of(AccountId id) {
        AppRegistration registration = registrations
                .current()
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.ADMIN, "the app registration is not complete"));
        ConnectedAccount account = accounts.find(id)
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.SIGN_IN, "account " + id + " is not connected"));
        String tenant = account.tenant();
        Drives app = drives(registration, tenant, id, AccountChoice.scopes(storage.get()));
        Drives own = drives(registration, tenant, id, Reach.scopes(storage.get(), false));
        Drives shared = drives(registration, tenant, id, Reach.scopes(storage.get(), true));
        return new GraphLibraryOfAccount(app, own, shared, new Pages(box, id), box, id);
    }

    private Drives drives(AppRegistration registration, String tenant, AccountId id, Set<String> scopes) {
        TokenSource tokens = claims -> accounts.token(id, AccountChoice.GRAPH, scopes, claims);
        return new Drives(
                graph.drive(registration.cloud(), tenant, tokens), graph.library(registration.cloud(), tenant, tokens));
    }
}
