package org.portal365.reference.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Takes the words of messages into the index, beside the bringing in of mail and not in its way. Any number of nodes
 * share the work: a message and its words are one transaction, and what another node has locked is passed over.
 */
public final class SearchIndex {
    /** Messages of one transaction. */
    private static final int STEP = 50;

    /** Different words of one message. */
    private static final int WORDS = 1_500;

    private final Jdbi jdbi;

    SearchIndex(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A message with its words by the place where they stand. */
    private record Indexed(String id, String box, Map<String, Set<String>> words) {}

    /**
     * Takes in what has come, newest first. Meant to be called again and again.
     *
     * @param most messages in this call; the rest is for the next
     * @return how many were taken in
     */
    public int run(int most) {
        int all = 0;
        int last = STEP;
        while (all < most && last == STEP) {
            last = jdbi.inTransaction(SearchIndex::step);
            all += last;
        }
        return all;
    }

    private static int step(Handle handle) {
        List<Indexed> messages = handle.createQuery("select id, box, subject, from_name, from_address, recipients,"
                        + " copies, search_text from mail_message where indexed = false order by received_at desc"
                        + " limit :step for update skip locked")
                .bind("step", STEP)
                .map((row, context) -> read(row))
                .list();
        if (messages.isEmpty()) {
            return 0;
        }
        PreparedBatch words = handle.prepareBatch(
                "insert into mail_word (message, place, word, box) values (:message, :place, :word, :box)");
        PreparedBatch marks = handle.prepareBatch("update mail_message set indexed = true where id = :message");
        for (Indexed message : messages) {
            message.words()
                    .forEach((place, all) -> all.forEach(word -> words.bind("message", message.id())
                            .bind("place", place)
                            .bind("word", SearchWords.bytes(word))
                            .bind("box", message.box())
                            .add()));
            marks.bind("message", message.id()).add();
        }
        if (words.size() > 0) {
            int[] unused = words.execute();
        }
        int[] unused = marks.execute();
        return messages.size();
    }

    private static Indexed read(ResultSet row) throws SQLException {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        words.put(Search.FROM, SearchWords.of(row.getString("from_name") + " " + row.getString("from_address"), WORDS));
        words.put(Search.SUBJECT, SearchWords.of(row.getString("subject"), WORDS));
        words.put(
                Search.TEXT,
                SearchWords.of(
                        row.getString("recipients") + " " + row.getString("copies") + " "
                                + row.getString("search_text"),
                        WORDS));
        return new Indexed(row.getString("id"), row.getString("box"), words);
    }
}
