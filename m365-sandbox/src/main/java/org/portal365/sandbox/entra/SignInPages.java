package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Tenant;

/** The pages of a sign-in; each form carries the sealed progress. */
final class SignInPages {

    private final SandboxParts parts;
    private final EntraParts entra;

    SignInPages(SandboxParts parts, EntraParts entra) {
        this.parts = parts;
        this.entra = entra;
    }

    /** The progress a form brought back; a form that is not ours is answered with a refusal. */
    Optional<SignInProgress> progress(Context ctx) {
        Optional<SignInProgress> progress =
                entra.sealed().open("signin", String.valueOf(ctx.formParam("progress")), SignInProgress.class);
        if (progress.isEmpty()) {
            refused(ctx, EntraRefusal.of(9002313), null);
        }
        return progress;
    }

    void chooser(Context ctx, SignInProgress progress, SsoSession session) {
        String hint = progress.request().loginHint();
        List<AccountChoice> accounts = new ArrayList<>();
        for (Person person : parts.directory().people()) {
            if (!person.guest()) {
                String tenant =
                        parts.directory().tenant(person.tid()).map(Tenant::name).orElse("");
                accounts.add(AccountChoice.of(person, tenant, session.logins().contains(person.login())));
            }
        }
        accounts.sort(Comparator.comparing(account -> !account.login().equalsIgnoreCase(hint)));
        show(ctx, "chooser", progress, Map.of("accounts", accounts));
    }

    void factor(Context ctx, SignInProgress progress, Person person) {
        show(ctx, "factor", chosen(progress, person), Map.of("person", person));
    }

    void consent(Context ctx, SignInProgress progress, Person person, List<Permission> permissions) {
        List<Permission> optional =
                permissions.stream().filter(this::canBeUnticked).toList();
        List<Permission> fixed = permissions.stream()
                .filter(permission -> !canBeUnticked(permission))
                .toList();
        show(
                ctx,
                "consent",
                chosen(progress, person),
                Map.of("person", person, "permissions", fixed, "optional", optional));
    }

    /** What has to do with signing in belongs together. */
    boolean canBeUnticked(Permission permission) {
        return parts.switches().on("granularConsent") && !permission.resource().equals(Resources.OPENID);
    }

    void adminNeeded(Context ctx, SignInProgress progress, Person person, List<Permission> permissions) {
        show(ctx, "adminneeded", chosen(progress, person), Map.of("person", person, "permissions", permissions));
    }

    /** A dead end with its AADSTS number; with a progress the person may go back to the chooser. */
    void refused(Context ctx, EntraRefusal refusal, @Nullable SignInProgress progress) {
        ErrorTrace trace = ErrorTrace.of(ctx, parts.clock());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("app", progress == null ? "" : appName(progress));
        values.put("refusal", refusal);
        values.put("trace", trace);
        values.put(
                "progress", progress == null ? "" : seal(new SignInProgress(progress.request(), null, false, false)));
        ctx.status(refusal.code() == 90002 ? 400 : 200);
        parts.pages().show(ctx, "refused", values);
    }

    /** After SSO the account is known only from the cookie; the form must carry it on. */
    private static SignInProgress chosen(SignInProgress progress, Person person) {
        return progress.login() == null ? progress.chose(person.login()) : progress;
    }

    private void show(Context ctx, String page, SignInProgress progress, Map<String, Object> more) {
        Map<String, Object> values = new LinkedHashMap<>(more);
        values.put("app", appName(progress));
        values.put("progress", seal(progress));
        parts.pages().show(ctx, page, values);
    }

    private String appName(SignInProgress progress) {
        return entra.apps()
                .app(progress.request().clientId())
                .map(AppRegistration::name)
                .orElse(Objects.toString(progress.request().clientId()));
    }

    private String seal(SignInProgress progress) {
        return entra.sealed().seal("signin", progress, 0);
    }
}
