package org.portal365.socialservices.core.leaver;

import java.util.List;
import java.util.Map;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.socialservices.core.Guid;

/** Organisations that can be asked about their accounts, as the app itself. */
public interface Organisations {
    /** How many accounts can be asked for at once. */
    int AT_ONCE = 15;

    /** One of them, for one run. */
    Organisation of(AppRegistration registration, Guid tenant);

    /** What one organisation says. */
    interface Organisation {
        /**
         * How these accounts stand; every one of them is in the answer.
         *
         * @throws UntoldException nothing is known of any of them
         */
        Map<Guid, Standing> standings(List<Guid> objects) throws UntoldException;
    }
}
