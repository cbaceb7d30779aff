package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.SandboxSignIn.ANNA;
import static org.portal365.socialservices.SandboxSignIn.done;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.social.SignInEnd;
import org.portal365.socialservices.core.Tally;

/** Whole sign-ins whose id_token was changed in one place on its way, between good ones. */
class MutantsOverHttpIT {
    private static final int MUTANTS = Boolean.getBoolean("full") ? 10_000 : 300;
    private static final int BETWEEN = 10;

    @TempDir
    static Path data;

    @Test
    void case041NoChangedTokenSignsAnybodyIn() {
        Tally tally = new Tally("id_token mutants over HTTP");
        try (SandboxProcess sandbox = new SandboxProcess(data)) {
            SandboxSignIn rig = new SandboxSignIn(sandbox);
            for (int seed = 1; seed <= MUTANTS; seed++) {
                sandbox.control("forgeries", "{\"target\":\"id_token\",\"mutation\":" + seed + "}");
                SignInEnd end = rig.signIn(ANNA);
                assertThat(tally.tried(end.outcome().optional().isPresent()))
                        .as("mutant of seed %d", seed)
                        .isFalse();
                if (seed % BETWEEN == 0) {
                    done(rig.signIn(ANNA));
                    tally.good();
                }
            }
            assertThat(rig.portal.users().count()).isEqualTo(1);
        }
        assertThat(tally.admitted()).isZero();
        tally.write("id-token-mutants-http");
    }
}
