package org.portal365.reference.web.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.Mailbox;
import org.portal365.reference.mail.MailLibrary.FolderItem;
import org.portal365.reference.mail.MessageRow;

/**
 * A mailbox with one page of one folder.
 *
 * @param words that were searched for; empty: none
 */
public record BoxModel(
        Mailbox box,
        List<Mailbox> boxes,
        List<FolderItem> folders,
        Optional<FolderItem> folder,
        List<MessageRow> messages,
        int page,
        boolean more,
        String words,
        List<Delivery> deliveries) {
    public Text name(FolderItem item) {
        return BoxPages.folderName(item);
    }

    public boolean chosen(FolderItem item) {
        return words.isEmpty() && folder.filter(item::equals).isPresent();
    }

    public String address(FolderItem item) {
        return "/mail/box/" + box.id() + "?folder=" + encoded(item.id().value());
    }

    /** The address of the part that changes. */
    public String listAddress() {
        String chosen = folder.map(item -> item.id().value()).orElse("");
        return "/mail/box/" + box.id() + "/list?folder=" + encoded(chosen) + "&page=" + page + "&q=" + encoded(words)
                + "&known=" + known();
    }

    public String pageAddress(int other) {
        return folder.map(this::address).orElse("/mail/box/" + box.id() + "?") + "&page=" + other;
    }

    /** Changes when anything of the part does. */
    public String known() {
        int hash = List.of(
                        box.state(),
                        box.synced().isPresent(),
                        folders,
                        messages.stream()
                                .map(row -> row.id() + "" + row.flags())
                                .toList(),
                        deliveries.stream()
                                .map(one -> one.id() + "" + one.state() + one.retryAt())
                                .toList())
                .toString()
                .hashCode();
        return Integer.toHexString(hash);
    }

    /** Messages on their way that the user should know of. */
    public List<Delivery> underWay() {
        return deliveries.stream()
                .filter(one -> one.state() != Delivery.State.SENT)
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
