package org.portal365.diskoffice;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.api.AccountId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.ErasureRequest;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.PersonalExport;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.jdbc.JdbcPersonalRows;
import org.portal365.persistence.PersonalTable;

/** Edit sessions and jobs of a user: what lies at Microsoft 365 goes before the rows that tell of it. */
final class OfficePersonalData implements PersonalData {
    private final JdbcPersonalRows rows;
    private final ConnectedAccounts accounts;
    private final Farewell farewell;

    OfficePersonalData(JdbcPersonalRows rows, ConnectedAccounts accounts, Farewell farewell) {
        this.rows = rows;
        this.accounts = accounts;
        this.farewell = farewell;
    }

    @Override
    public String area() {
        return "office-documents";
    }

    @Override
    public Text title() {
        return Phrases.text("privacy.documents");
    }

    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public Set<String> tables() {
        return JdbcPersonalRows.tables().stream().map(PersonalTable::name).collect(Collectors.toSet());
    }

    @Override
    public void export(UserId id, PersonalExport to) throws IOException {
        for (PersonalTable table : JdbcPersonalRows.OF_USER) {
            to.records(table.name(), each -> table.each(rows.jdbi(), id.value(), each));
        }
        List<AccountId> own = own(id);
        for (PersonalTable table : JdbcPersonalRows.OF_ACCOUNT) {
            to.records(table.name(), each -> own.forEach(account -> table.each(rows.jdbi(), account.value(), each)));
        }
    }

    private List<AccountId> own(UserId id) {
        return accounts.of(id).stream().map(ConnectedAccount::id).toList();
    }

    @Override
    public Erasure erase(ErasureRequest request) {
        List<AccountId> own = own(request.user());
        return farewell.waits(request, own)
                .map(why -> Erasure.waiting(0, why))
                .orElseGet(() -> Erasure.done(rows.erase(request.user(), own, request.pseudonym())));
    }
}
