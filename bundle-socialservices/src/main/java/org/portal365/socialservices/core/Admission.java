package org.portal365.socialservices.core;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.NewUser;
import org.portal365.api.portal.Profile;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;
import org.portal365.api.social.SignInRefusal;

/**
 * Which portal user a validated person is, and who may be linked. A person is (tid, oid) and nothing else: no e-mail
 * address or login name ever matches, links or registers. Every success is audited before it takes effect.
 */
public final class Admission {
    private final Users users;
    private final IdentityLinks links;
    private final Audit audit;
    private final MappedGroups groups;

    public Admission(Users users, IdentityLinks links, Audit audit, MappedGroups groups) {
        this.groups = groups;
        this.users = users;
        this.links = links;
        this.audit = audit;
    }

    static ExternalIdentity identityOf(IdentityClaims claims) {
        return new ExternalIdentity(
                ServiceId.OFFICE365, claims.tenant().value(), claims.object().value());
    }

    /** Groups that may not come in. Claims that do not name all groups are refused as soon as any group is denied. */
    static boolean denied(SignInSettings settings, IdentityClaims claims) {
        Set<String> denied = settings.deniedGroups();
        return !denied.isEmpty()
                && (claims.groupsElsewhere() || claims.groups().stream().anyMatch(denied::contains));
    }

    /** Signs in: the linked user, or a new one where the settings say so. */
    Outcome<UserId, SignInRefusal> signIn(SignInSettings settings, IdentityClaims claims, String reference) {
        ExternalIdentity identity = identityOf(claims);
        Optional<UserId> owner = links.owner(identity);
        Outcome<UserId, SignInRefusal> user =
                owner.isPresent() ? enabled(owner.get()) : newcomer(settings, claims, reference);
        return user.then(id -> {
            audit("authn_login_success", id, claims, reference);
            if (settings.refreshProfile()) {
                refresh(id, claims);
            }
            groups.apply(settings, claims, id, reference);
            return new Done<>(id);
        });
    }

    /** What the token does not say stays as it is. */
    private void refresh(UserId id, IdentityClaims claims) {
        users.find(id).map(User::profile).ifPresent(old -> {
            Profile fresh = new Profile(
                    claims.name().orElse(old.name()),
                    claims.email().or(old::email),
                    old.department(),
                    claims.language().or(old::locale));
            if (!fresh.equals(old)) {
                users.update(id, fresh);
            }
        });
    }

    private Outcome<UserId, SignInRefusal> enabled(UserId id) {
        boolean admitted = users.find(id).filter(User::enabled).isPresent();
        return admitted ? new Done<>(id) : Refusals.own(SignInRefusal.DISABLED);
    }

    private Outcome<UserId, SignInRefusal> newcomer(SignInSettings settings, IdentityClaims claims, String reference) {
        if (settings.registration() == Registration.OFF) {
            return Refusals.own(SignInRefusal.NOT_LINKED, "not_registered", "");
        }
        if (settings.registration() == Registration.LINK) {
            return Refusals.own(SignInRefusal.NOT_LINKED);
        }
        NewUser user = new NewUser(profileOf(claims), identityOf(claims), settings.defaultGroups());
        audit.record(new AuditEvent("user_created", Optional.empty(), Optional.empty(), reference, details(claims)));
        return users.register(user).fold(Done::new, refused -> switch (refused.reason()) {
            // Another tab was faster.
            case TAKEN ->
                links.owner(identityOf(claims)).map(this::enabled).orElseGet(() -> Refusals.own(SignInRefusal.TAKEN));
            default -> Refusals.own(SignInRefusal.POLICY, "full", "");
        });
    }

    private static Profile profileOf(IdentityClaims claims) {
        String name = claims.name()
                .or(claims::login)
                .orElse("Office365 " + claims.object().value().substring(0, 8));
        return new Profile(name, claims.email(), Optional.empty(), claims.language());
    }

    /** The claims with all groups, where they are needed and can be had. */
    IdentityClaims complete(Current now, IdentityClaims claims) {
        return groups.complete(now.settings(), now.registration(), claims);
    }

    /** Links the person to the signed-in user. */
    Outcome<UserId, SignInRefusal> link(SignInSettings settings, UserId user, IdentityClaims claims, String reference) {
        return connectable(user, claims).then(id -> {
            audit("user_linked", id, claims, reference);
            return links.link(id, identityOf(claims))
                    .fold(
                            done -> {
                                groups.apply(settings, claims, id, reference);
                                return new Done<UserId, SignInRefusal>(id);
                            },
                            refused -> switch (refused.reason()) {
                                case TAKEN -> Refusals.own(SignInRefusal.TAKEN);
                                default -> Refusals.own(SignInRefusal.DISABLED);
                            });
        });
    }

    /** Whether the person may be of use to this user: the user is enabled, the person belongs to nobody else. */
    Outcome<UserId, SignInRefusal> connectable(UserId user, IdentityClaims claims) {
        Optional<UserId> owner = links.owner(identityOf(claims));
        if (owner.isPresent() && !owner.get().equals(user)) {
            return Refusals.own(SignInRefusal.TAKEN);
        }
        return enabled(user);
    }

    void audit(String event, UserId user, IdentityClaims claims, String reference) {
        audit.record(new AuditEvent(event, Optional.of(user), Optional.empty(), reference, details(claims)));
    }

    /** A flow that came to nothing. */
    void failed(Optional<UserId> user, SignInRefusal reason, String reference, Map<String, String> details) {
        audit.record(new AuditEvent("authn_login_fail", user, Optional.of(reason.name()), reference, details));
    }

    private static Map<String, String> details(IdentityClaims claims) {
        return Map.of(
                "service", ServiceId.OFFICE365,
                "tenant", claims.tenant().value(),
                "object", claims.object().value());
    }
}
