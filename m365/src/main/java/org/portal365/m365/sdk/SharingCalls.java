package org.portal365.m365.sdk;

import com.microsoft.graph.drives.item.items.item.createlink.CreateLinkPostRequestBody;
import com.microsoft.graph.drives.item.items.item.invite.InvitePostRequestBody;
import com.microsoft.graph.models.DriveRecipient;
import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.SharePointIdentitySet;
import com.microsoft.graph.models.SharingLink;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.Invitation;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.LinkScope;
import org.portal365.m365.graph.LinkType;
import org.portal365.m365.graph.Permission;

/**
 * Links and permissions.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-createlink">driveItem: createLink</a>
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-invite">driveItem: invite</a>
 */
final class SharingCalls {
    private static final Set<String> POLICY = Set.of("403 accessDenied", "403 notAllowed", "403 sharingFailed");
    private static final Set<String> LINK_POLICY =
            Set.of("400 invalidRequest", "403 accessDenied", "403 notAllowed", "403 sharingFailed");

    private final GraphCalls graph;

    SharingCalls(GraphCalls graph) {
        this.graph = graph;
    }

    org.portal365.m365.graph.SharingLink createLink(ItemRef item, LinkType type, LinkScope scope) {
        String what = "link " + item;
        CreateLinkPostRequestBody body = new CreateLinkPostRequestBody();
        body.setType(type.name().toLowerCase(Locale.ROOT));
        // Always named: without one, organisations whose default is not permitted refuse the call.
        body.setScope(scope.name().toLowerCase(Locale.ROOT));
        var permission = permitted(
                LINK_POLICY,
                () -> graph.call(what, () -> graph.item(item).createLink().post(body)));
        SharingLink link = permission.getLink();
        Optional<URI> address = Items.address(link == null ? null : link.getWebUrl());
        return new org.portal365.m365.graph.SharingLink(
                text(permission.getId()),
                address.orElseThrow(() -> graph.errors().badAnswer(what, null)));
    }

    List<Permission> invite(ItemRef item, Invitation invitation) {
        InvitePostRequestBody body = new InvitePostRequestBody();
        body.setRecipients(
                invitation.persons().stream().map(SharingCalls::recipient).toList());
        body.setRoles(List.of(invitation.type() == LinkType.EDIT ? "write" : "read"));
        body.setRequireSignIn(true);
        body.setSendInvitation(false);
        var answer = permitted(
                POLICY,
                () -> graph.call(
                        "invite to " + item, () -> graph.item(item).invite().post(body)));
        var permissions = answer.getValue();
        return permissions == null
                ? List.of()
                : permissions.stream().map(SharingCalls::permission).toList();
    }

    /**
     * What the organisation's policy forbids has no code of its own. Seen: 403 accessDenied or notAllowed (with a header
     * SharePoint-CreateSharingLink-Error at links), and 400 invalidRequest for links to everybody.
     */
    private static <T> T permitted(Set<String> policy, Supplier<T> call) {
        try {
            return call.get();
        } catch (GraphException e) {
            if (e.claims().isEmpty() && policy.contains(e.status() + " " + e.code())) {
                GraphFailure failure = GraphFailure.of(e.status(), GraphException.SHARING_FORBIDDEN, e.requestId());
                throw new GraphException(failure, String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
    }

    private static DriveRecipient recipient(String person) {
        DriveRecipient recipient = new DriveRecipient();
        if (person.contains("@")) {
            recipient.setEmail(person);
        } else {
            recipient.setObjectId(person);
        }
        return recipient;
    }

    void remove(ItemRef item, String permissionId) {
        try {
            graph.run(
                    "take a permission from " + item,
                    () -> graph.item(item)
                            .permissions()
                            .byPermissionId(permissionId)
                            .delete());
        } catch (GraphException e) {
            if (!e.notFound()) {
                throw e;
            }
        }
    }

    private static Permission permission(com.microsoft.graph.models.Permission permission) {
        List<SharePointIdentitySet> granted = new ArrayList<>();
        if (permission.getGrantedToV2() != null) {
            granted.add(permission.getGrantedToV2());
        }
        if (permission.getGrantedToIdentitiesV2() != null) {
            granted.addAll(permission.getGrantedToIdentitiesV2());
        }
        List<String> roles = permission.getRoles();
        return new Permission(
                text(permission.getId()),
                roles == null ? List.of() : roles,
                granted.stream().flatMap(SharingCalls::person).toList());
    }

    private static Stream<String> person(SharePointIdentitySet set) {
        Identity user = set.getUser();
        String id = user == null ? null : user.getId();
        return Stream.ofNullable(id);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
