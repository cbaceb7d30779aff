package org.portal365.reference.settings;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Nothing;
import org.portal365.api.Refused;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SecretRefusal;
import org.portal365.api.module.SecretSlot;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.social.Intent;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.settings.SettingsForm.Field;
import org.portal365.reference.signin.RecentSignIn;
import org.portal365.reference.signin.SocialFlows;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** The settings page, for administrators. */
public final class SettingsPages implements Routes {
    private final Core core;
    private final SettingsView view;

    public SettingsPages(Core core, SettingsForms forms) {
        this.core = core;
        this.view = new SettingsView(core.plugins(), forms, core.store());
    }

    /** What the page works on. */
    public record Core(
            Plugins plugins,
            SettingsStore store,
            SettingsMirror mirror,
            Audit audit,
            RecentSignIn recently,
            SocialFlows flows) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/settings", Caller.ADMIN, request -> show(request, Optional.empty())),
                Route.post("/settings/{pid}", Caller.ADMIN, this::save),
                Route.post("/settings/consent/{service}", Caller.ADMIN, this::consent),
                Route.post("/settings/{pid}/secrets/{slot}", Caller.ADMIN, this::setSecret),
                Route.post("/settings/{pid}/secrets/{slot}/remove", Caller.ADMIN, this::removeSecret));
    }

    private Response show(Request request, Optional<SettingsView.Attempt> attempt) {
        SettingsModel model = view.model(request, attempt);
        Page page = new Page("settings.jte", FieldValues.WORDS.text("settings.title"), FieldValues.WORDS, model);
        return Response.page(page).status(attempt.isPresent() ? 422 : 200);
    }

    /** To the page where an administrator of the organisation permits for everybody what the plug-ins ask for. */
    private Response consent(Request request) {
        Optional<Response> detour = core.recently().detour(request, "/settings");
        return detour.orElseGet(() -> core.flows()
                .begin(request, request.variable("service"), Intent.ADMIN_CONSENT, "/settings", Optional.empty()));
    }

    private Response save(Request request) throws IOException {
        Module module = module(request);
        SettingsForm form = view.form(module.pid(), request.locale()).orElseThrow(WebException::notFound);
        Map<String, String> values = FieldValues.read(form, request.form());
        List<Problem> problems = FieldValues.check(form, values);
        if (problems.isEmpty()) {
            problems = module.validate(new LinkedHashMap<>(values));
        }
        if (!problems.isEmpty()) {
            return show(request, Optional.of(new SettingsView.Attempt(module.pid(), values, problems)));
        }
        Map<String, Optional<String>> changes = changes(module.pid(), form, values);
        audit(request, "sys_config_changed", Map.of("pid", module.pid(), "what", String.join(" ", changes.keySet())));
        core.store().change(module.pid(), changes);
        core.mirror().tick();
        return done(module.pid());
    }

    /** What was really changed; a standard value that is left alone is not stored. */
    private Map<String, Optional<String>> changes(String pid, SettingsForm form, Map<String, String> values) {
        Map<String, String> stored = core.store().of(pid);
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            String old = stored.getOrDefault(field.key(), field.standard());
            String value = values.getOrDefault(field.key(), "");
            if (!value.equals(old)) {
                changes.put(field.key(), Optional.of(value));
            }
        }
        return changes;
    }

    private Response setSecret(Request request) throws IOException {
        Module module = module(request);
        SecretSlot slot = slot(request, module);
        Optional<Response> detour = core.recently().detour(request, "/settings");
        if (detour.isPresent()) {
            return detour.get();
        }
        // Once before, as what cannot be written down does not happen; once after, when the new one is known.
        audit(request, "secret_change", module, slot, Map.of());
        return module.setSecret(slot.id(), request.form().text("secret").toCharArray())
                .fold(
                        done -> {
                            String hint = slot(request, module).hint();
                            audit(request, "secret_rotated", module, slot, Map.of("new", hint));
                            return done(module.pid());
                        },
                        refused -> notSet(request, module, slot, refused));
    }

    private Response notSet(Request request, Module module, SecretSlot slot, Refused<Nothing, SecretRefusal> refused) {
        core.audit()
                .record(new AuditEvent(
                        "secret_change_fail",
                        Optional.of(request.user().id()),
                        Optional.of(refused.reason().name()),
                        request.reference(),
                        details(module, slot, Map.of())));
        return show(
                request,
                Optional.of(new SettingsView.Attempt(
                        module.pid(), core.store().of(module.pid()), List.of(new Problem("", refused.admin())))));
    }

    private Response removeSecret(Request request) {
        Module module = module(request);
        SecretSlot slot = slot(request, module);
        Optional<Response> detour = core.recently().detour(request, "/settings");
        if (detour.isPresent()) {
            return detour.get();
        }
        audit(request, "secret_removed", module, slot, Map.of());
        module.removeSecret(slot.id());
        return done(module.pid());
    }

    private static SecretSlot slot(Request request, Module module) {
        return module.secrets().stream()
                .filter(known -> known.id().equals(request.variable("slot")))
                .findFirst()
                .orElseThrow(WebException::notFound);
    }

    private Module module(Request request) {
        return core.plugins().modules().stream()
                .filter(module -> module.pid().equals(request.variable("pid")))
                .findFirst()
                .orElseThrow(WebException::notFound);
    }

    private void audit(Request request, String name, Module module, SecretSlot slot, Map<String, String> more) {
        audit(request, name, details(module, slot, more));
    }

    /** Secrets go by their hints, which tell two apart and open nothing. */
    private static Map<String, String> details(Module module, SecretSlot before, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("pid", module.pid());
        details.put("what", before.id());
        details.put("old", before.hint());
        return details;
    }

    private void audit(Request request, String name, Map<String, String> details) {
        core.audit()
                .record(new AuditEvent(
                        name, Optional.of(request.user().id()), Optional.empty(), request.reference(), details));
    }

    private static Response done(String pid) {
        return Response.redirect("/settings?saved=" + pid);
    }
}
