package org.portal365.reference.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.module.PersonalData;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.Privacy;
import org.portal365.api.portal.PrivacyRefusal;
import org.portal365.api.portal.Sessions;
import org.portal365.api.portal.Users;
import org.portal365.persistence.LeasedRow;

/** Export and erasure, put together. */
public final class PrivacyOffice implements Privacy {
    /** The rows that a loop of work leases. */
    public static final String TABLE = ErasureRows.TABLE;

    private static final Words WORDS = Words.beside(PrivacyOffice.class);

    private final Jdbi jdbi;
    private final ErasureRows rows;
    private final ErasureWork work;
    private final Exports exports;
    private final Audit audit;
    private final Supplier<List<PersonalData>> areas;
    private final ExportParts parts;

    /** Who knows the users, and keeps what happens. */
    public record Portal(Users users, Sessions sessions, Audit audit, Clock clock) {}

    /**
     * In one database.
     *
     * @param others all areas but the portal's own users
     * @param parts where lists lie while they are written
     */
    public PrivacyOffice(Jdbi jdbi, Portal portal, Supplier<List<PersonalData>> others, ExportParts parts) {
        this.jdbi = jdbi;
        this.audit = portal.audit();
        PersonalPortal own = new PersonalPortal(jdbi);
        areas = () -> {
            List<PersonalData> all = new ArrayList<>(others.get());
            all.add(own);
            return all;
        };
        rows = new ErasureRows(jdbi, portal.clock());
        work = new ErasureWork(rows, areas, portal.users(), portal.sessions(), audit);
        exports = new Exports(areas, audit, portal.clock(), parts);
        this.parts = parts;
    }

    /** At the start, before anybody exports: clears what a killed export has left. */
    public void prepare() {
        parts.clear();
    }

    /** Notes which areas there are, so that none is forgotten that does not run one day. */
    public void note() {
        var unused = rows.known(areas.get().stream().map(PersonalData::area).collect(Collectors.toSet()));
    }

    /** One pass of an erasure, for the loop of work. */
    public void work(LeasedRow lease, BooleanSupplier goOn) {
        work.on(lease, goOn);
    }

    /** What is stored now, in all areas. */
    public List<PersonalData> areas() {
        return areas.get();
    }

    ErasureRows rows() {
        return rows;
    }

    ErasureWork erasures() {
        return work;
    }

    Exports exports() {
        return exports;
    }

    @Override
    public Optional<UserId> user(String name) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from portal_user where id = :name or login = :login")
                        .bind("name", name)
                        .bind("login", name.strip().toLowerCase(Locale.ROOT))
                        .mapTo(String.class)
                        .findFirst()
                        .map(UserId::new));
    }

    @Override
    public void export(UserId id, String by, OutputStream zip) throws IOException {
        exports.asked(id, Optional.empty(), by, "");
        exports.write(id, Locale.ENGLISH, zip);
    }

    @Override
    public Outcome<String, PrivacyRefusal> erase(UserId id, String by) {
        return erase(id, by, "");
    }

    Outcome<String, PrivacyRefusal> erase(UserId id, String by, String reference) {
        if (user(id.value()).isEmpty()) {
            return Refused.because(PrivacyRefusal.NO_USER, WORDS.text("erasure.no.user"));
        }
        if (lastAdministrator(id)) {
            return Refused.because(PrivacyRefusal.LAST_ADMINISTRATOR, WORDS.text("erasure.last.admin"));
        }
        return new Done<>(begin(id, true, by, reference));
    }

    /** Accounts, mailboxes and documents of a user who stays. */
    public String eraseConnections(UserId id, String reference) {
        return begin(id, false, id.value(), reference);
    }

    private String begin(UserId id, boolean everything, String by, String reference) {
        audit.record(new AuditEvent(
                "privacy_erase_asked",
                Optional.empty(),
                Optional.empty(),
                reference,
                Map.of("of", id.value(), "by", by, "everything", String.valueOf(everything))));
        return rows.begin(id, everything, by);
    }

    private boolean lastAdministrator(UserId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from portal_user u where u.id = :id and"
                                + " u.admin and u.enabled and not exists (select 1 from portal_user o where o.id <> :id"
                                + " and o.admin and o.enabled and o.password is not null)")
                        .bind("id", id.value())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    @Override
    public Optional<Text> progress(String erasure) {
        return rows.find(erasure).map(PrivacyOffice::sentence);
    }

    static Text sentence(ErasureRow row) {
        if (row.ended().isPresent()) {
            return WORDS.text("erasure.done", row.records());
        }
        return row.waiting() ? row.waits() : WORDS.text("erasure.running");
    }
}
