package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.MailRecognition;
import org.portal365.api.portal.Users;
import org.portal365.reference.user.UserDirectory;

/**
 * Whom mailboxes are shared with, and who recognises addresses.
 *
 * @param recognitions of all plug-ins
 */
public record MailPeople(UserDirectory directory, Users users, Supplier<List<MailRecognition>> recognitions) {
    private static final int MOST = 2;
    private static final String GROUP = "group:";

    /** The person, by login or e-mail address as it is or a name that only one has; or a group as "group:NAME". */
    Optional<MailMember> member(String typed) {
        String text = typed.strip();
        if (text.startsWith(GROUP)) {
            return Optional.of(text.substring(GROUP.length()).strip())
                    .filter(name -> !name.isEmpty() && name.length() <= 255)
                    .map(name -> new MailMember(MailMember.Kind.GROUP, name));
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<UserDirectory.Entry> found = directory.find(text, MOST);
        return found.stream()
                .filter(one -> found.size() == 1 || exact(one, text))
                .filter(UserDirectory.Entry::enabled)
                .findFirst()
                .map(one -> new MailMember(MailMember.Kind.USER, one.id().value()));
    }

    private static boolean exact(UserDirectory.Entry entry, String text) {
        return entry.login().filter(text::equalsIgnoreCase).isPresent()
                || entry.profile().email().filter(text::equalsIgnoreCase).isPresent();
    }

    /** As people know it. */
    String name(MailMember member) {
        return member.kind() == MailMember.Kind.GROUP
                ? member.id()
                : users.find(new UserId(member.id()))
                        .map(user -> user.profile().name())
                        .orElse(member.id());
    }
}
