package org.portal365.api.social;

import org.portal365.api.AccountId;
import org.portal365.api.UserId;

/**
 * An outside account of a user.
 *
 * @param provider id of the social service
 * @param tenant the organisation, by its id
 * @param login the account's name at the service; changes, identifies nobody
 */
public record ConnectedAccount(
        AccountId id, UserId owner, String provider, String tenant, String login, GrantState state) {}
