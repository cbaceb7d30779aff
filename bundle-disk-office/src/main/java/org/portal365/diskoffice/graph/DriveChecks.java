package org.portal365.diskoffice.graph;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.api.Text;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Sharing;
import org.portal365.m365.check.PermissionCheck;
import org.portal365.m365.error.Dictionary;
import org.portal365.m365.graph.Drive;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.LinkScope;
import org.portal365.m365.graph.LinkType;
import org.portal365.m365.graph.SharingLink;

/** What "Check everything" tries for documents: the permissions, the drive, a probe file, and the sharing policy. */
public final class DriveChecks {
    private static final Dictionary DICTIONARY = new Dictionary();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAME_BYTES = 8;
    private static final long GIGABYTE = 1L << 30;

    private final ConnectedAccounts accounts;
    private final Function<AccountId, GraphDrive> drives;
    private final Supplier<EditPolicy> policy;

    /** @param drives of an account, for somebody who waits */
    public DriveChecks(
            ConnectedAccounts accounts, Function<AccountId, GraphDrive> drives, Supplier<EditPolicy> policy) {
        this.accounts = accounts;
        this.drives = drives;
        this.policy = policy;
    }

    /** As the settings are now. */
    public List<Check> all() {
        String files = AccountChoice.scopes(policy.get().storage()).iterator().next();
        return List.of(
                permission(files, "check.permission.files", false),
                permission("Sites.Read.All", "check.permission.sites", true),
                new OnDrive("check.drive", this::drive),
                new OnDrive("check.probe", this::probe),
                new OnDrive("check.sharing", this::sharing));
    }

    private Check permission(String scope, String why, boolean optional) {
        return new PermissionCheck(accounts, AccountChoice.GRAPH, scope, Phrases.text(why), () -> optional);
    }

    /** With the drive of whoever checks; what Graph refuses is a finding in the words of the dictionary. */
    private final class OnDrive implements Check {
        private final String key;
        private final Function<GraphDrive, Finding> work;

        OnDrive(String key, Function<GraphDrive, Finding> work) {
            this.key = key;
            this.work = work;
        }

        @Override
        public Text title() {
            return Phrases.text(key);
        }

        @Override
        public Finding run(CheckContext context) {
            Optional<ConnectedAccount> account = PermissionCheck.account(accounts, context);
            if (account.isEmpty()) {
                return PermissionCheck.noAccount(context);
            }
            try {
                return work.apply(drives.apply(account.orElseThrow().id()));
            } catch (ProbeFile.LeftException e) {
                return refused("check.probe.left", e.failure(), String.valueOf(e.getMessage()));
            } catch (GraphException e) {
                return refused(key + ".failed", e);
            } catch (RemoteFault e) {
                return Finding.skipped(Phrases.text("check.incomplete"), Phrases.text("check.incomplete.cure"));
            }
        }
    }

    private static Finding refused(String key, GraphException e, Object... arguments) {
        Text cure = e.refusal()
                .map(refusal -> refusal.admin())
                .orElseGet(() -> DICTIONARY.graph(e).admin());
        String reference = e.refusal().map(refusal -> refusal.reference()).orElse(e.requestId());
        return Finding.failed(Phrases.text(key, arguments), cure).withReference(reference);
    }

    private Finding drive(GraphDrive graph) {
        Drive drive = graph.myDrive();
        return drive.remaining().isPresent()
                ? Finding.ok(Phrases.text("check.drive.free", drive.remaining().getAsLong() / GIGABYTE))
                : Finding.ok(Phrases.text("check.drive.ok"));
    }

    private Finding probe(GraphDrive graph) {
        probeFile(graph).with(item -> {});
        return Finding.ok(Phrases.text("check.probe.ok"));
    }

    private ProbeFile probeFile(GraphDrive graph) {
        byte[] name = new byte[NAME_BYTES];
        RANDOM.nextBytes(name);
        return new ProbeFile(graph, policy.get().storage(), HexFormat.of().formatHex(name));
    }

    /** The narrowest link of the kind that the settings choose. */
    private Finding sharing(GraphDrive graph) {
        Sharing sharing = policy.get().sharing();
        if (sharing == Sharing.OWNER) {
            return Finding.ok(Phrases.text("check.sharing.owner"));
        }
        LinkScope scope = sharing == Sharing.PEOPLE ? LinkScope.USERS : LinkScope.ORGANIZATION;
        probeFile(graph).with(item -> shared(graph, item, scope));
        return Finding.ok(
                Phrases.text(sharing == Sharing.PEOPLE ? "check.sharing.people" : "check.sharing.organization"));
    }

    private static void shared(GraphDrive graph, ItemRef item, LinkScope scope) {
        SharingLink link = graph.createLink(item, LinkType.EDIT, scope);
        graph.removePermission(item, link.permissionId());
    }
}
