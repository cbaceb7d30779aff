package org.portal365.m365.seal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealedColumn;
import org.portal365.m365.secret.SecretBox;

/** A table of a bundle with sealed text in it. */
record SealedTable(Jdbi jdbi) {
    private static final String KIND = "test";

    static SealedTable in(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute(
                "create table if not exists sealed_row (id varchar(40) primary key," + " sealed varchar(4000))"));
        return new SealedTable(jdbi);
    }

    SealedColumn rows(SecretBox box) {
        return new SealedColumn(jdbi, box, KIND, new SealedColumn.Place("sealed_row", "id", "sealed", List.of("id")));
    }

    void insert(SecretBox box, String id) {
        jdbi.useHandle(
                handle -> handle.execute("insert into sealed_row (id, sealed) values (?, ?)", id, seal(box, id, 0)));
    }

    void write(SecretBox box, String id, long value) {
        String sealed = seal(box, id, value);
        jdbi.useHandle(handle -> handle.execute("update sealed_row set sealed = ? where id = ?", sealed, id));
    }

    private static String seal(SecretBox box, String id, long value) {
        return box.seal(KIND, id, (id + "=" + value).getBytes(StandardCharsets.UTF_8));
    }

    String read(SecretBox box, String id) throws SealBrokenException {
        return new String(box.open(KIND, id, sealed(id)), StandardCharsets.UTF_8);
    }

    String sealed(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select sealed from sealed_row where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    void overwrite(String id, String sealed) {
        jdbi.useHandle(handle -> handle.execute("update sealed_row set sealed = ? where id = ?", sealed, id));
    }
}
