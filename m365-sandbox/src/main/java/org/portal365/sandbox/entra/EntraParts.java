package org.portal365.sandbox.entra;

import org.portal365.sandbox.SandboxParts;

/** What the parts of Entra ID share. */
record EntraParts(
        AppRegistrations apps,
        Resources resources,
        Consents consents,
        Sealed sealed,
        UsedOnce used,
        Forgeries forgeries,
        SeenVerifiers verifiers) {

    /** Loads everything from the state folder. */
    static EntraParts load(SandboxParts parts) {
        return new EntraParts(
                new AppRegistrations(parts.state(), parts.clock()),
                new Resources(parts.addresses()),
                new Consents(parts.state()),
                new Sealed(parts.state()),
                new UsedOnce(parts.state()),
                new Forgeries(),
                new SeenVerifiers());
    }
}
