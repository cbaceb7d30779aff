package org.portal365.socialservices;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.ErasureRequest;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.PersonalExport;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.persistence.PersonalTable;
import org.portal365.socialservices.core.Account;
import org.portal365.socialservices.core.AccountStore;
import org.portal365.socialservices.core.ServiceId;
import org.portal365.socialservices.jdbc.SocialTables;

/**
 * Connected accounts of a user and sign-ins under way. Entra ID has no call that takes one refresh token back: with its
 * row, the only copy is gone.
 */
record Office365PersonalData(Jdbi jdbi, AccountStore accounts, Audit audit) implements PersonalData {
    private static final Words WORDS = Words.beside(Office365PersonalData.class);

    @Override
    public String area() {
        return "connected-accounts";
    }

    @Override
    public Text title() {
        return WORDS.text("privacy.accounts");
    }

    @Override
    public int order() {
        return ACCOUNTS;
    }

    @Override
    public Set<String> tables() {
        return SocialTables.ALL.stream().map(PersonalTable::name).collect(Collectors.toSet());
    }

    @Override
    public void export(UserId id, PersonalExport to) throws IOException {
        for (PersonalTable table : SocialTables.ALL) {
            to.records(table.name(), each -> table.each(jdbi, id.value(), each));
        }
    }

    @Override
    public Erasure erase(ErasureRequest request) {
        for (Account account : accounts.of(request.user())) {
            audit.record(new AuditEvent(
                    "account_disconnected",
                    Optional.empty(),
                    Optional.empty(),
                    request.pseudonym(),
                    Map.of(
                            "service",
                            ServiceId.OFFICE365,
                            "account",
                            account.id().value())));
        }
        return Erasure.done(accounts.erase(request.user()));
    }
}
