package org.portal365.reference.osgi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRecognition;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.MessageReader;
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

/** The services that plug-ins have registered, as they are at the moment. */
final class TrackedPlugins implements Plugins, AutoCloseable {
    private final ServiceTracker<SocialService, SocialService> socialServices;
    private final ServiceTracker<Module, Module> modules;
    private final ServiceTracker<SetupGuide, SetupGuide> setupGuides;
    private final ServiceTracker<Metrics, Metrics> metrics;
    private final ServiceTracker<Endpoint, Endpoint> endpoints;
    private final ServiceTracker<ConnectedAccounts, ConnectedAccounts> connectedAccounts;
    private final ServiceTracker<DocumentEditor, DocumentEditor> editors;
    private final ServiceTracker<EditSessions, EditSessions> editSessions;
    private final ServiceTracker<OutsideFiles, OutsideFiles> outsideFiles;
    private final ServiceTracker<Jobs, Jobs> jobs;
    private final ServiceTracker<MailProvider, MailProvider> mailProviders;
    private final ServiceTracker<Mailboxes, Mailboxes> mailboxes;
    private final ServiceTracker<MessageReader, MessageReader> messageReader;
    private final ServiceTracker<MailRecognition, MailRecognition> mailRecognitions;
    private final ServiceTracker<PersonalData, PersonalData> personalData;
    private final EventAdminCopies copies;

    TrackedPlugins(BundleContext context) {
        socialServices = open(context, SocialService.class);
        modules = open(context, Module.class);
        setupGuides = open(context, SetupGuide.class);
        metrics = open(context, Metrics.class);
        endpoints = open(context, Endpoint.class);
        connectedAccounts = open(context, ConnectedAccounts.class);
        editors = open(context, DocumentEditor.class);
        editSessions = open(context, EditSessions.class);
        outsideFiles = open(context, OutsideFiles.class);
        jobs = open(context, Jobs.class);
        mailProviders = open(context, MailProvider.class);
        mailboxes = open(context, Mailboxes.class);
        messageReader = open(context, MessageReader.class);
        mailRecognitions = open(context, MailRecognition.class);
        personalData = open(context, PersonalData.class);
        copies = new EventAdminCopies(context);
    }

    private static <T> ServiceTracker<T, T> open(BundleContext context, Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        return tracker;
    }

    @Override
    public List<SocialService> socialServices() {
        return Arrays.asList(socialServices.getServices(new SocialService[0]));
    }

    @Override
    public List<Module> modules() {
        return Arrays.asList(modules.getServices(new Module[0]));
    }

    @Override
    public List<SetupGuide> setupGuides() {
        return Arrays.asList(setupGuides.getServices(new SetupGuide[0]));
    }

    @Override
    public List<Metrics> metrics() {
        return Arrays.asList(metrics.getServices(new Metrics[0]));
    }

    @Override
    public List<Endpoint> endpoints() {
        return Arrays.asList(endpoints.getServices(new Endpoint[0]));
    }

    @Override
    public Optional<ConnectedAccounts> connectedAccounts() {
        return Optional.ofNullable(connectedAccounts.getService());
    }

    @Override
    public List<DocumentEditor> editors() {
        return Arrays.asList(editors.getServices(new DocumentEditor[0]));
    }

    @Override
    public Optional<EditSessions> editSessions() {
        return Optional.ofNullable(editSessions.getService());
    }

    @Override
    public List<OutsideFiles> outsideFiles() {
        return Arrays.asList(outsideFiles.getServices(new OutsideFiles[0]));
    }

    @Override
    public List<Jobs> jobs() {
        return Arrays.asList(jobs.getServices(new Jobs[0]));
    }

    @Override
    public List<MailProvider> mailProviders() {
        return Arrays.asList(mailProviders.getServices(new MailProvider[0]));
    }

    @Override
    public List<Mailboxes> mailboxes() {
        return Arrays.asList(mailboxes.getServices(new Mailboxes[0]));
    }

    @Override
    public Optional<MessageReader> messageReader() {
        return Optional.ofNullable(messageReader.getService());
    }

    @Override
    public List<MailRecognition> mailRecognitions() {
        return Arrays.asList(mailRecognitions.getServices(new MailRecognition[0]));
    }

    @Override
    public List<AuditCopy> auditCopies() {
        return copies.get();
    }

    @Override
    public List<PersonalData> personalData() {
        return Arrays.asList(personalData.getServices(new PersonalData[0]));
    }

    @Override
    public void close() {
        copies.close();
        List.of(
                        socialServices,
                        modules,
                        setupGuides,
                        metrics,
                        endpoints,
                        connectedAccounts,
                        editors,
                        editSessions,
                        outsideFiles,
                        jobs,
                        mailProviders,
                        mailboxes,
                        messageReader,
                        mailRecognitions,
                        personalData)
                .forEach(ServiceTracker::close);
    }
}
