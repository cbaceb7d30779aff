package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portal365.api.Text;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.SyncChoice;
import org.portal365.api.mail.WayCheck;
import org.portal365.reference.mail.MailLibrary.FolderItem;

/**
 * The settings of an own mailbox.
 *
 * @param password whether it is opened by one
 * @param checks how each way was found; empty: not tried
 * @param saved whether something was just saved
 */
public record BoxSettingsModel(
        Mailbox box,
        boolean password,
        SyncChoice choice,
        List<FolderItem> folders,
        List<Member> members,
        List<WayCheck> checks,
        boolean saved,
        Optional<Text> problem) {
    /** Periods to choose from, in days. */
    private static final List<Integer> DAYS = List.of(7, 30, 90, 365);

    /** Somebody it is shared with. */
    public record Member(MailMember member, String name) {
        public boolean group() {
            return member.kind() == MailMember.Kind.GROUP;
        }
    }

    public List<Integer> periods() {
        return Stream.concat(choice.days().filter(days -> days != 0).stream(), DAYS.stream())
                .distinct()
                .sorted()
                .toList();
    }

    public boolean chosen(int days) {
        return choice.days().filter(own -> own == days).isPresent();
    }

    /** Also before the next reading has taken it over. */
    public boolean wanted(FolderItem item) {
        return choice.folders().getOrDefault(item.id(), item.synced());
    }

    public Text name(FolderItem item) {
        return BoxPages.folderName(item);
    }
}
