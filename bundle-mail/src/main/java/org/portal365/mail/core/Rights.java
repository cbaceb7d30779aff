package org.portal365.mail.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Actor;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.portal.Groups;

/** Who may work with which mailbox: its owner with all of it, those it is shared with read and write. */
public record Rights(BoxStore boxes, Groups groups) {
    /** The actor's own mailbox. */
    public Optional<Box> own(MailboxId id, Actor actor) {
        return boxes.find(id).filter(box -> box.owner().equals(actor.user()));
    }

    /** A mailbox that the actor may read and write with. */
    public Optional<Box> usable(MailboxId id, Actor actor) {
        return boxes.find(id)
                .filter(box -> box.owner().equals(actor.user())
                        || boxes.members(id).stream().anyMatch(memberships(actor.user())::contains));
    }

    /** The own ones first. */
    public List<Box> all(UserId user) {
        List<Box> all = new ArrayList<>(boxes.of(user));
        boxes.sharedWith(memberships(user)).stream()
                .filter(box -> !box.owner().equals(user))
                .forEach(all::add);
        return all;
    }

    private Set<MailMember> memberships(UserId user) {
        Set<MailMember> all = new HashSet<>();
        all.add(new MailMember(MailMember.Kind.USER, user.value()));
        groups.of(user).forEach(group -> all.add(new MailMember(MailMember.Kind.GROUP, group.value())));
        return all;
    }
}
