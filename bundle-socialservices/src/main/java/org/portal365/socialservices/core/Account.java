package org.portal365.socialservices.core;

import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.social.GrantState;

/**
 * A connected account as it is stored, without its tokens.
 *
 * @param version counts every change of the tokens
 */
public record Account(
        AccountId id, UserId owner, Guid tenant, Guid object, String login, GrantState state, long version) {}
