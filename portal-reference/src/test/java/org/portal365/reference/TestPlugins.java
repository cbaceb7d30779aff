package org.portal365.reference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRecognition;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.MessageReader;
import org.portal365.api.memory.InMemoryOutside;
import org.portal365.api.module.Metrics;
import org.portal365.api.module.Module;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.SetupGuide;
import org.portal365.api.outside.Jobs;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.SocialService;
import org.portal365.reference.audit.AuditCopy;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.settings.SettingsForm;
import org.portal365.reference.settings.SettingsForm.Field;
import org.portal365.reference.settings.SettingsForm.Option;
import org.portal365.reference.settings.SettingsForm.ValueType;
import org.portal365.reference.site.PortalSettings;

/** Plug-ins that tests put in and take out. */
public final class TestPlugins implements Plugins {
    public final List<SocialService> services = new CopyOnWriteArrayList<>();
    public final List<SetupGuide> setupGuides = new CopyOnWriteArrayList<>();
    public final List<Metrics> metrics = new CopyOnWriteArrayList<>();
    public final List<Module> modules = new CopyOnWriteArrayList<>();
    public final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    public Optional<ConnectedAccounts> accounts = Optional.empty();
    public final List<DocumentEditor> editors = new CopyOnWriteArrayList<>();
    public Optional<EditSessions> sessions = Optional.empty();
    public final List<InMemoryOutside> outside = new CopyOnWriteArrayList<>();

    public final List<MailProvider> mailProviders = new CopyOnWriteArrayList<>();
    public final List<Mailboxes> mailboxes = new CopyOnWriteArrayList<>();
    public Optional<MessageReader> messageReader = Optional.empty();

    public final List<MailRecognition> mailRecognitions = new CopyOnWriteArrayList<>();

    public final List<PersonalData> personalData = new CopyOnWriteArrayList<>();

    public final List<AuditCopy> auditCopies = new CopyOnWriteArrayList<>();

    @Override
    public List<AuditCopy> auditCopies() {
        return auditCopies;
    }

    @Override
    public List<PersonalData> personalData() {
        return personalData;
    }

    @Override
    public List<SetupGuide> setupGuides() {
        return setupGuides;
    }

    @Override
    public List<MailRecognition> mailRecognitions() {
        return mailRecognitions;
    }

    @Override
    public List<MailProvider> mailProviders() {
        return mailProviders;
    }

    @Override
    public List<Mailboxes> mailboxes() {
        return mailboxes;
    }

    @Override
    public Optional<MessageReader> messageReader() {
        return messageReader;
    }

    @Override
    public List<SocialService> socialServices() {
        return services;
    }

    @Override
    public List<Metrics> metrics() {
        return metrics;
    }

    @Override
    public List<Module> modules() {
        return modules;
    }

    @Override
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public Optional<ConnectedAccounts> connectedAccounts() {
        return accounts;
    }

    @Override
    public List<DocumentEditor> editors() {
        return editors;
    }

    @Override
    public Optional<EditSessions> editSessions() {
        return sessions;
    }

    @Override
    public List<OutsideFiles> outsideFiles() {
        return List.copyOf(outside);
    }

    @Override
    public List<Jobs> jobs() {
        return List.copyOf(outside);
    }

    /** What metatype says in Karaf. */
    Optional<SettingsForm> form(String pid, Locale locale) {
        boolean russian = locale.getLanguage().equals("ru");
        if (pid.equals(PortalSettings.PID)) {
            return Optional.of(portalForm(russian));
        }
        return modules.stream()
                .filter(module -> module.pid().equals(pid))
                .findFirst()
                .map(module -> new SettingsForm(
                        pid,
                        "Office365",
                        "Sign-in with Office365 work accounts.",
                        List.of(
                                new Field(
                                        "enabled",
                                        "Enabled",
                                        "Shows the button.",
                                        ValueType.SWITCH,
                                        false,
                                        List.of(),
                                        ""),
                                new Field(
                                        "registration",
                                        "New users",
                                        "What happens to somebody unknown.",
                                        ValueType.TEXT,
                                        false,
                                        List.of(new Option("link", "Link only"), new Option("create", "Create")),
                                        "link"),
                                new Field("wait", "Seconds", "How long.", ValueType.NUMBER, false, List.of(), "5"))));
    }

    private static SettingsForm portalForm(boolean russian) {
        return new SettingsForm(
                PortalSettings.PID,
                russian ? "Портал" : "Portal",
                russian ? "Адреса портала" : "Where the portal is reached.",
                List.of(
                        new Field(
                                "public.urls", "Public addresses", "One a line.", ValueType.TEXT, true, List.of(), ""),
                        new Field(
                                "disk.external.services",
                                "Enable work with documents through external services",
                                "Above all editors.",
                                ValueType.SWITCH,
                                false,
                                List.of(),
                                "true")));
    }
}
