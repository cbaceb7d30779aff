package org.portal365.reference.web.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.OutgoingId;
import org.portal365.reference.mail.MailLibrary.FolderItem;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.mail.Search;
import org.portal365.reference.web.disk.NoticeModel;

/**
 * A mailbox with one page of one folder.
 *
 * @param search what was looked for
 * @param written drafts of what is on its way
 * @param drafts how many the user has
 * @param watched whether new mail is told in the notices
 * @param here messages that were brought in, while more are to come
 */
public record BoxModel(
        Mailbox box,
        List<Mailbox> boxes,
        List<FolderItem> folders,
        Optional<FolderItem> folder,
        List<MessageRow> messages,
        int page,
        boolean more,
        Search search,
        List<Delivery> deliveries,
        Map<OutgoingId, String> written,
        int drafts,
        boolean watched,
        int here,
        List<NoticeModel> notices) {
    public BoxModel {
        written = Map.copyOf(written);
    }

    public Text name(FolderItem item) {
        return BoxPages.folderName(item);
    }

    /** What the page shows: a folder, or what was found. */
    public Text title() {
        return search.empty()
                ? folder.map(this::name).orElseGet(() -> Text.of(box.address()))
                : Post.WORDS.text("search.found");
    }

    public boolean chosen(FolderItem item) {
        return search.empty() && folder.filter(item::equals).isPresent();
    }

    public String address(FolderItem item) {
        return "/mail/box/" + box.id() + "?folder=" + encoded(item.id().value());
    }

    /** The address of the part that changes. */
    public String listAddress() {
        String chosen = folder.map(item -> item.id().value()).orElse("");
        return "/mail/box/" + box.id() + "/list?folder=" + encoded(chosen) + "&page=" + page + "&known=" + known();
    }

    public String pageAddress(int other) {
        String list = search.empty()
                ? folder.map(this::address).orElse("/mail/box/" + box.id() + "?")
                : "/mail/box/" + box.id() + "?" + SearchForm.query(search);
        return list + "&page=" + other;
    }

    /** Changes when anything of the part does. */
    public String known() {
        int hash = List.of(
                        box.state(),
                        box.synced().isPresent(),
                        box.left(),
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
                .filter(one -> one.state() != Delivery.State.SENT || one.words().isPresent())
                .toList();
    }

    /** Where a message that was found lies. */
    public Text place(MessageRow row) {
        return folders.stream()
                .filter(item -> item.id().equals(row.folder()))
                .findFirst()
                .map(BoxPages::folderName)
                .orElse(Text.of(""));
    }

    /** The draft of a message that was not delivered. */
    public Optional<String> draft(Delivery delivery) {
        return delivery.state() == Delivery.State.FAILED
                ? Optional.ofNullable(written.get(delivery.id()))
                : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
