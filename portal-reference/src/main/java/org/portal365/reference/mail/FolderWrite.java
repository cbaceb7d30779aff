package org.portal365.reference.mail;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.FolderChange;

/** Writes one change, inside its transaction. */
record FolderWrite(Handle handle, FolderChange change) {
    void all() {
        for (Arrival arrival : change.arrivals()) {
            arrive(arrival);
        }
        change.flags().forEach(this::flag);
        for (long uid : change.vanished()) {
            handle.createUpdate("delete from mail_message where box = :box and folder = :folder"
                            + " and validity = :validity and uid = :uid")
                    .bindMap(place(uid))
                    .execute();
        }
        if (change.next().complete()) {
            handle.createUpdate("delete from mail_message where box = :box and folder = :folder"
                            + " and validity <> :validity")
                    .bindMap(place(0))
                    .execute();
        }
        Map<String, @Nullable Object> values = place(0);
        values.put("low", change.next().low());
        values.put("high", change.next().high());
        values.put("modSeq", change.next().modSeq());
        handle.createUpdate("update mail_folder set validity = :validity, low = :low, high = :high,"
                        + " mod_seq = :modSeq where box = :box and id = :folder")
                .bindMap(values)
                .execute();
    }

    private Map<String, @Nullable Object> place(long uid) {
        Map<String, @Nullable Object> place = new HashMap<>();
        place.put("box", change.box().value());
        place.put("folder", change.folder().value());
        place.put("validity", change.next().validity());
        place.put("uid", uid);
        return place;
    }

    private void arrive(Arrival arrival) {
        Map<String, @Nullable Object> values = place(arrival.uid());
        values.putAll(MessageRow.columns(arrival));
        boolean there = handle.createQuery("select 1 from mail_message where box = :box and folder = :folder"
                        + " and validity = :validity and uid = :uid")
                .bindMap(values)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (there || rekeyed(values)) {
            return;
        }
        values.put("id", UUID.randomUUID().toString());
        handle.createUpdate("insert into mail_message (id, box, folder, validity, uid, blob, size, message_id, refs,"
                        + " from_name, from_address, recipients, copies, subject, written_at, received_at, preview,"
                        + " search_text, attachments, flags, unread, arrived_at) values (:id, :box, :folder, :validity, :uid, :blob,"
                        + " :size, :message_id, :refs, :from_name, :from_address, :recipients, :copies, :subject,"
                        + " cast(:written_at as timestamp with time zone), :received_at, :preview, :search_text,"
                        + " :attachments, :flags, :unread, current_timestamp)")
                .bindMap(values)
                .execute();
    }

    /** After another UIDVALIDITY: the same message keeps its record, and what the user has made of it. */
    private boolean rekeyed(Map<String, @Nullable Object> values) {
        Optional<String> same = handle.createQuery("select id from mail_message where box = :box"
                        + " and folder = :folder and validity <> :validity and message_id = :message_id"
                        + " and size = :size and received_at = :received_at limit 1")
                .bindMap(values)
                .mapTo(String.class)
                .findOne();
        if (same.isEmpty()) {
            return false;
        }
        values.put("id", same.orElseThrow());
        handle.createUpdate("update mail_message set validity = :validity, uid = :uid, flags = :flags,"
                        + " unread = :unread where id = :id")
                .bindMap(values)
                .execute();
        return true;
    }

    /** What the user has done and the server does not know yet wins. */
    private void flag(long uid, Set<Flag> flags) {
        Set<Flag> set = EnumSet.noneOf(Flag.class);
        set.addAll(flags);
        handle.createQuery("select add_flags, remove_flags from mail_change where box = :box"
                        + " and folder = :folder and validity = :validity and uid = :uid order by number")
                .bindMap(place(uid))
                .map((row, context) -> Map.entry(FlagSet.parse(row.getString(1)), FlagSet.parse(row.getString(2))))
                .list()
                .forEach(pending -> {
                    set.addAll(pending.getKey());
                    set.removeAll(pending.getValue());
                });
        Map<String, @Nullable Object> values = place(uid);
        values.put("flags", FlagSet.text(set));
        values.put("unread", !set.contains(Flag.SEEN));
        handle.createUpdate(
                        "update mail_message set flags = :flags, unread = :unread where box = :box and folder = :folder"
                                + " and validity = :validity and uid = :uid")
                .bindMap(values)
                .execute();
    }
}
