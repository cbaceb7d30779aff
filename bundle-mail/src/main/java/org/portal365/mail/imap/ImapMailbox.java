package org.portal365.mail.imap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.portal365.api.Body;
import org.portal365.api.mail.Flag;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.core.RemoteFolder;
import org.portal365.mail.core.RemoteMailbox;
import org.portal365.mail.core.RemoteMessage;
import org.portal365.mail.core.Selected;
import org.portal365.mail.core.Since;

/** A mailbox over IMAP. Only UIDs are spoken of, so that messages that go meanwhile do no harm. */
public final class ImapMailbox implements RemoteMailbox {
    private static final String INBOX = "INBOX";
    /** Of ten digits each they still go into a line of 8,192 octets (RFC 7162, 4). */
    private static final int UIDS = 700;
    /** UIDs that one answer may be about: of ten digits each they still go into one line. */
    private static final long WINDOW = 5_000;

    /** Where UIDs are as sparse as only a strange server has them, windows are wider. */
    private static final long MOST_WINDOWS = 2_000;

    private static final long LONGEST_MESSAGE = ImapReader.LONGEST_LITERAL;

    /** RFC 3501, 9: date-time; the day may be padded with a blank. */
    private static final DateTimeFormatter INTERNAL_DATE =
            DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);
    private static final Map<String, Flag> FLAGS = Map.of(
            "\\SEEN", Flag.SEEN,
            "\\ANSWERED", Flag.ANSWERED,
            "\\FLAGGED", Flag.FLAGGED,
            "\\DRAFT", Flag.DRAFT,
            "\\DELETED", Flag.DELETED);

    private final ImapConnection imap;
    private boolean quickResync;
    private String folder = "";
    private Selected selected = new Selected(0, 0, 0, 0);
    /** What the server had told when the folder was open. */
    private int told;
    /** INBOX as it was when it was entered, or asked for last. */
    private Selected inbox = selected;
    /** INBOX is open, and nobody has asked for it: to open a large folder costs a server much. */
    private boolean entered;

    ImapMailbox(ImapConnection imap) {
        this.imap = imap;
        if (imap.can("QRESYNC") && imap.can("ENABLE")) {
            quickResync = imap.command("ENABLE QRESYNC", answer -> {}).ok();
        }
    }

    ImapConnection connection() {
        return imap;
    }

    @Override
    public List<RemoteFolder> folders() {
        return FolderLists.read(imap);
    }

    /** Exchange lets in whoever has a token, and says only with the first folder that there is no right to the mailbox. */
    void enter() {
        open(INBOX);
        inbox = selected;
        entered = true;
    }

    /** Begins to wait for changes of INBOX; false when there have been some since it was last asked for. */
    boolean idle() {
        if (!folder.equals(INBOX)) {
            open(INBOX);
        }
        if (!inbox.holdsTheSame(selected) || changed()) {
            return false;
        }
        imap.idle();
        return true;
    }

    /** Whether the server has told meanwhile of messages that came or went. It tells once, whatever it is asked just then. */
    private boolean changed() {
        return imap.changes() != told;
    }

    @Override
    public Selected select(String wanted) {
        if (!entered || !wanted.equals(INBOX) || changed()) {
            open(wanted);
        }
        entered = false;
        if (wanted.equals(INBOX)) {
            inbox = selected;
        }
        return selected;
    }

    private void open(String wanted) {
        // When it fails no folder is open (RFC 3501, 6.3.1).
        folder = "";
        selected = read(wanted);
        folder = wanted;
        told = imap.changes();
    }

    private Selected read(String folder) {
        Map<String, Long> found = new HashMap<>();
        String mode = imap.can("CONDSTORE") ? " (CONDSTORE)" : "";
        ImapResponse end = imap.command("SELECT " + Encodings.quoted(folder) + mode, answer -> {
            if (answer.name().equals("EXISTS")) {
                found.put("EXISTS", answer.number());
            }
            for (String code : List.of("UIDVALIDITY", "UIDNEXT", "HIGHESTMODSEQ")) {
                answer.code(code)
                        .filter(value -> value.matches("[0-9]{1,18}"))
                        .ifPresent(value -> found.put(code, Long.parseLong(value)));
            }
        });
        if (!end.ok()) {
            MailFault fault = ImapFaults.of("SELECT", end);
            // Exchange has no code for a folder that is gone.
            throw end.name().equals("NO") && fault.kind() == Kind.PROTOCOL ? fault.as(Kind.GONE) : fault;
        }
        if (!found.containsKey("UIDVALIDITY")) {
            throw new MailFault(Kind.PROTOCOL, "SELECT: the folder has no UIDVALIDITY");
        }
        long next = found.containsKey("UIDNEXT") ? found.getOrDefault("UIDNEXT", 1L) : highest() + 1;
        return new Selected(
                found.getOrDefault("UIDVALIDITY", 0L),
                next,
                found.getOrDefault("EXISTS", 0L),
                found.getOrDefault("HIGHESTMODSEQ", 0L));
    }

    private long highest() {
        List<Long> last = uids(List.of("UID SEARCH UID *"));
        return last.isEmpty() ? 0 : last.get(last.size() - 1);
    }

    /** In windows of UIDs: the UIDs of a large folder would make a line that is longer than any that is read. */
    @Override
    public List<Long> search(long first, long last, Optional<LocalDate> since) {
        String day = since.map(date -> " SINCE " + DAY.format(date)).orElse("");
        List<String> commands = windows(first, last).stream()
                .map(window -> "UID SEARCH UID " + window + day)
                .toList();
        return uids(commands).stream()
                .filter(uid -> uid >= first && uid <= last)
                .toList();
    }

    private static List<String> windows(long first, long last) {
        long width = Math.max(WINDOW, (last - first) / MOST_WINDOWS);
        List<String> windows = new ArrayList<>();
        for (long from = first; from <= last; from += width) {
            windows.add(from + ":" + Math.min(last, from + width - 1));
        }
        return windows;
    }

    private List<Long> uids(List<String> commands) {
        TreeSet<Long> uids = new TreeSet<>();
        imap.pipelined(commands, answer -> {
                    if (answer.name().equals("SEARCH")) {
                        answer.values().forEach(value -> uids.add(value.asNumber()));
                    }
                })
                .forEach(end -> ImapConnection.sure("SEARCH", end));
        uids.remove(-1L);
        return List.copyOf(uids);
    }

    @Override
    public List<RemoteMessage> list(List<Long> uids) {
        List<RemoteMessage> messages = new ArrayList<>();
        Set<Long> asked = new HashSet<>(uids);
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < uids.size(); i += UIDS) {
            List<Long> some = sorted(uids.subList(i, Math.min(i + UIDS, uids.size())));
            commands.add("UID FETCH " + Encodings.set(some) + " (UID FLAGS INTERNALDATE RFC822.SIZE)");
        }
        imap.pipelined(commands, answer -> {
                    Fetched fetched = Fetched.of(answer);
                    if (asked.contains(fetched.uid())) {
                        messages.add(new RemoteMessage(
                                fetched.uid(),
                                flags(fetched),
                                received(fetched.text("INTERNALDATE")),
                                Math.max(0, fetched.number("RFC822.SIZE"))));
                    }
                })
                .forEach(end -> ImapConnection.sure("FETCH", end));
        return messages;
    }

    @Override
    public void fetch(List<List<RemoteMessage>> parts, Sink sink) {
        int most = 0;
        while (most < parts.size() && parts.get(most).stream().noneMatch(ImapMailbox::tooLong)) {
            most++;
        }
        List<String> commands = parts.subList(0, most).stream()
                .map(part -> "UID FETCH "
                        + Encodings.set(
                                sorted(part.stream().map(RemoteMessage::uid).toList()))
                        + " (UID BODY.PEEK[])")
                .toList();
        int[] ended = {0};
        imap.pipelined(
                commands,
                answer -> {
                    Fetched fetched = Fetched.of(answer);
                    if (fetched.uid() > 0 && fetched.has("BODY[]")) {
                        sink.take(fetched.uid(), fetched.body("BODY[]"));
                    }
                },
                end -> {
                    ImapConnection.sure("FETCH", end);
                    sink.end(ended[0]++);
                });
        if (most < parts.size()) {
            throw new MailFault(Kind.PROTOCOL, "a message of more than " + LONGEST_MESSAGE + " bytes");
        }
    }

    private static boolean tooLong(RemoteMessage message) {
        return message.size() > LONGEST_MESSAGE;
    }

    @Override
    public Map<Long, Set<Flag>> flags(long first, long last) {
        Map<Long, Set<Flag>> all = new HashMap<>();
        ImapResponse end = imap.command("UID FETCH " + first + ":" + last + " (UID FLAGS)", answer -> {
            Fetched fetched = Fetched.of(answer);
            if (fetched.uid() >= first && fetched.uid() <= last && fetched.has("FLAGS")) {
                all.put(fetched.uid(), flags(fetched));
            }
        });
        ImapConnection.sure("FETCH", end);
        return all;
    }

    @Override
    public Since since(long modSeq, long lastUid) {
        Map<Long, Set<Flag>> flags = new HashMap<>();
        Set<Long> vanished = new HashSet<>();
        String modifier = " (CHANGEDSINCE " + modSeq + (quickResync ? " VANISHED)" : ")");
        List<String> commands = windows(1, lastUid).stream()
                .map(window -> "UID FETCH " + window + " (UID FLAGS)" + modifier)
                .toList();
        imap.pipelined(commands, answer -> {
                    if (answer.name().equals("VANISHED")) {
                        Vanished.read(answer, lastUid, vanished);
                    }
                    Fetched fetched = Fetched.of(answer);
                    if (fetched.uid() > 0 && fetched.uid() <= lastUid && fetched.has("FLAGS")) {
                        flags.put(fetched.uid(), flags(fetched));
                    }
                })
                .forEach(end -> ImapConnection.sure("FETCH", end));
        return new Since(flags, vanished, quickResync);
    }

    @Override
    public void store(long uid, Set<Flag> add, Set<Flag> remove) {
        if (!add.isEmpty()) {
            ImapConnection.sure("STORE", imap.command(store(uid, "+", add), answer -> {}));
        }
        if (!remove.isEmpty()) {
            ImapConnection.sure("STORE", imap.command(store(uid, "-", remove), answer -> {}));
        }
    }

    private static String store(long uid, String sign, Set<Flag> flags) {
        String names = flags.stream().map(ImapMailbox::spelled).sorted().collect(Collectors.joining(" "));
        return "UID STORE " + uid + " " + sign + "FLAGS.SILENT (" + names + ")";
    }

    private static String spelled(Flag flag) {
        String name = flag.name();
        return "\\" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    @Override
    public void move(long uid, String target) {
        String where = uid + " " + Encodings.quoted(target);
        if (imap.can("MOVE")) {
            gone("MOVE", imap.command("UID MOVE " + where, answer -> {}));
        } else {
            gone("COPY", imap.command("UID COPY " + where, answer -> {}));
            expunge(uid);
        }
    }

    private static void gone(String step, ImapResponse end) {
        if (end.name().equals("NO") && ImapFaults.of(step, end).kind() == Kind.PROTOCOL) {
            throw new MailFault(Kind.GONE, step + ": " + end.text());
        }
        ImapConnection.sure(step, end);
    }

    @Override
    public void expunge(long uid) {
        store(uid, EnumSet.of(Flag.DELETED), Set.of());
        // Without UIDPLUS everything marked would go, also what others have marked: it stays marked then.
        if (imap.can("UIDPLUS")) {
            ImapConnection.sure("EXPUNGE", imap.command("UID EXPUNGE " + uid, answer -> {}));
        }
    }

    @Override
    public boolean has(String messageId) {
        return !uids(List.of("UID SEARCH HEADER Message-ID " + Encodings.quoted(messageId)))
                .isEmpty();
    }

    @Override
    public void append(String folder, Set<Flag> flags, Body message) {
        String names = flags.stream().map(ImapMailbox::spelled).sorted().collect(Collectors.joining(" "));
        gone("APPEND", imap.append("APPEND " + Encodings.quoted(folder) + " (" + names + ")", message));
    }

    private static Set<Flag> flags(Fetched fetched) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Value value : fetched.items("FLAGS")) {
            Flag flag = FLAGS.get(value.asText().toUpperCase(Locale.ROOT));
            if (flag != null) {
                flags.add(flag);
            }
        }
        return Set.copyOf(flags);
    }

    private static Instant received(String date) {
        try {
            return OffsetDateTime.parse(date.strip(), INTERNAL_DATE).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static List<Long> sorted(List<Long> uids) {
        List<Long> sorted = new ArrayList<>(uids);
        Collections.sort(sorted);
        return sorted;
    }

    @Override
    public boolean open() {
        return imap.connection().open();
    }

    @Override
    public void close() {
        imap.leave();
    }
}
