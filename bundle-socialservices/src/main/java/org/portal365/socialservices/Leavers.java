package org.portal365.socialservices;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.persistence.LeasedRows;
import org.portal365.socialservices.core.EntraClient;
import org.portal365.socialservices.core.leaver.LeaverRun;
import org.portal365.socialservices.entra.GraphOrganisations;
import org.portal365.socialservices.jdbc.JdbcLeaverStore;

/** What follows people who leave, put together. */
record Leavers(LeaverRun run, JdbcLeaverStore store, LeaverChecks checks, Jdbi jdbi, Clock clock) {
    static Leavers of(Office365Engine.PortalSide portal, Office365Engine.Infrastructure base, EntraClient entra) {
        GraphOrganisations organisations = new GraphOrganisations(entra, base.graph(), base.clock());
        JdbcLeaverStore store = new JdbcLeaverStore(base.jdbi(), base.clock());
        LeaverRun run = new LeaverRun(
                new LeaverRun.PortalSide(portal.users(), portal.links(), portal.audit()),
                organisations,
                base.clock(),
                time -> Thread.sleep(time.toMillis()));
        LeaverChecks checks =
                new LeaverChecks(base.registrations(), portal.users(), portal.links(), organisations, store);
        return new Leavers(run, store, checks, base.jdbi(), base.clock());
    }

    /**
     * The daily work.
     *
     * @param node whose leases it takes
     * @param registration empty while there is nothing to do
     */
    LeaverJob job(String node, Supplier<Optional<AppRegistration>> registration) {
        return new LeaverJob(store, new LeasedRows(jdbi, JdbcLeaverStore.TABLE, node, clock), run, registration, clock);
    }
}
