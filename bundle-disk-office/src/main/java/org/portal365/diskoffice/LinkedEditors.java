package org.portal365.diskoffice;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.diskoffice.core.Editors;

/** By the identities that users have linked: never by name or address. */
record LinkedEditors(ConnectedAccounts accounts, IdentityLinks links, Users users) implements Editors {
    @Override
    public Optional<UserId> user(AccountId account, String subject) {
        return accounts.find(account)
                .filter(known -> !subject.isBlank())
                .flatMap(known -> links.owner(new ExternalIdentity(known.provider(), known.tenant(), subject)))
                .filter(user -> users.find(user).filter(User::enabled).isPresent());
    }
}
