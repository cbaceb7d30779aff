package org.portal365.diskoffice.core;

import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;

/**
 * Somebody who joined a session.
 *
 * @param login name of the account that is to be invited
 * @param invited whether the working copy lets the account in
 */
public record Participant(EditSessionId session, UserId user, AccountId account, String login, boolean invited) {}
