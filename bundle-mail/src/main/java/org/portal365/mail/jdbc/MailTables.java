package org.portal365.mail.jdbc;

import java.util.List;
import java.util.Set;
import org.portal365.persistence.PersonalTable;

/** Where rows about users are. Pieces of a message are bytes and no records, so only the messages are named. */
public final class MailTables {
    private static final String OWN_BOX = "box in (select id from mailengine_box where owner = :id)";
    private static final String OWN_MESSAGE = "outgoing in (select id from mailengine_outgoing where " + OWN_BOX + ")";

    /** What goes with a mailbox, and the mailboxes. */
    public static final List<PersonalTable> OF_BOXES = List.of(
            new PersonalTable("mailengine_recipient", OWN_MESSAGE, Set.of()),
            new PersonalTable("mailengine_piece", OWN_MESSAGE, Set.of()),
            new PersonalTable("mailengine_outgoing", OWN_BOX, Set.of("hold_claims")),
            new PersonalTable("mailengine_choice", OWN_BOX, Set.of()),
            new PersonalTable("mailengine_pause", OWN_BOX, Set.of()),
            new PersonalTable("mailengine_box", "owner = :id", Set.of("secret", "hold_claims")));

    /** What is about the user at mailboxes of others as well. */
    public static final List<PersonalTable> OF_USERS = List.of(
            new PersonalTable("mailengine_member", OWN_BOX + " or (kind = 'USER' and holder = :id)", Set.of()),
            PersonalTable.of("mailengine_quota", "sender"));

    private MailTables() {}
}
