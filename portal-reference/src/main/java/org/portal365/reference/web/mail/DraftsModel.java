package org.portal365.reference.web.mail;

import java.util.List;
import org.portal365.api.mail.Mailbox;
import org.portal365.reference.mail.Draft;

/** The drafts of a user. */
public record DraftsModel(List<Mailbox> boxes, List<Draft> drafts) {}
