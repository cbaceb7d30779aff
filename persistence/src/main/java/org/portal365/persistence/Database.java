package org.portal365.persistence;

import org.jdbi.v3.core.Jdbi;

/** The database that all nodes of the portal share. A service; gone while the database is not configured. */
public interface Database {
    /**
     * Brings the tables of an owner up to date and opens them. Safe when several nodes do it at once and when killed
     * midway, as long as the migrations are re-runnable ("create table if not exists"): H2 commits at each DDL.
     *
     * @param owner whose tables, e.g. "socialservices"; migrations lie in {@code db/migration/<owner>}, named as Flyway
     *     names them
     * @param migrations the class loader that has them
     * @return access to the database, the same for all owners
     * @throws IllegalStateException while another bundle runs that has opened the same tables, as two versions of one do
     */
    Jdbi open(String owner, ClassLoader migrations);

    /** Names this running process among the nodes; another after each start. */
    String node();
}
