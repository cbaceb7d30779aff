package org.portal365.reference.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.social.SocialService;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.web.Request;

/** Puts the settings page together: every module that is there, by section. */
public final class SettingsView {
    /** The order of what we know; others come between, by their name. */
    private static final List<String> FIRST =
            List.of("org.portal365.m365", "org.portal365.socialservices", "org.portal365.disk", "org.portal365.mail");

    private static final String LAST = "org.portal365.portal";

    private final Plugins plugins;
    private final SettingsForms forms;
    private final SettingsStore store;

    public SettingsView(Plugins plugins, SettingsForms forms, SettingsStore store) {
        this.plugins = plugins;
        this.forms = forms;
        this.store = store;
    }

    SettingsModel model(Request request, Optional<Attempt> attempt) {
        Locale locale = request.locale();
        Map<String, List<SettingsModel.Item>> sections = new LinkedHashMap<>();
        plugins.modules().stream()
                .sorted(Comparator.comparing((Module module) -> rank(module.pid()))
                        .thenComparing(module -> module.section().in(locale))
                        .thenComparing(Module::pid))
                .forEach(module -> item(module, locale, attempt)
                        .ifPresent(item -> sections.computeIfAbsent(
                                        module.section().in(locale), name -> new ArrayList<>())
                                .add(item)));
        return new SettingsModel(
                sections.entrySet().stream()
                        .map(entry -> new SettingsModel.Section(entry.getKey(), List.copyOf(entry.getValue())))
                        .toList(),
                consents(request),
                request.query().first("saved"));
    }

    List<SettingsModel.Consent> consents(Request request) {
        Optional<String> given = request.query().first("permitted");
        List<SettingsModel.Consent> consents = new ArrayList<>();
        for (SocialService service : plugins.inOrder()) {
            String id = service.info().id();
            service.adminConsent(request.site().id())
                    .ifPresent(link -> consents.add(new SettingsModel.Consent(
                            id,
                            service.info().name(),
                            link,
                            given.filter(id::equals).isPresent())));
        }
        return consents;
    }

    Optional<SettingsForm> form(String pid, Locale locale) {
        return forms.form(pid, locale);
    }

    private Optional<SettingsModel.Item> item(Module module, Locale locale, Optional<Attempt> attempt) {
        Optional<Attempt> own = attempt.filter(tried -> tried.pid().equals(module.pid()));
        return forms.form(module.pid(), locale)
                .map(form -> new SettingsModel.Item(
                        form,
                        module.state(),
                        own.map(Attempt::values).orElseGet(() -> store.of(module.pid())),
                        own.map(Attempt::problems).orElseGet(module::problems),
                        module.facts(),
                        module.secrets()));
    }

    private static int rank(String pid) {
        for (int i = 0; i < FIRST.size(); i++) {
            if (pid.startsWith(FIRST.get(i))) {
                return i;
            }
        }
        return pid.equals(LAST) ? FIRST.size() + 1 : FIRST.size();
    }

    /** Values that were not saved, and why. */
    record Attempt(String pid, Map<String, String> values, List<Problem> problems) {}
}
