package org.portal365.socialservices;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.portal365.api.UserId;
import org.portal365.api.module.PersonalData;
import org.portal365.socialservices.core.Account;
import org.portal365.socialservices.core.AccountStore;

/** Connected accounts of a user; tokens are erased, never exported. */
final class Office365PersonalData implements PersonalData {
    private final AccountStore accounts;

    Office365PersonalData(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public void export(UserId id, OutputStream out) throws IOException {
        String lines = accounts.of(id).stream()
                .map(Office365PersonalData::line)
                .collect(Collectors.joining("\n", "account, tenant, object, login, state\n", "\n"));
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("office365-accounts.csv"));
        zip.write(lines.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private static String line(Account account) {
        String login = '"' + account.login().replace("\"", "\"\"") + '"';
        return String.join(
                ", ",
                account.id().value(),
                account.tenant().value(),
                account.object().value(),
                login,
                account.state().name());
    }

    @Override
    public int erase(UserId id) {
        return accounts.erase(id);
    }
}
