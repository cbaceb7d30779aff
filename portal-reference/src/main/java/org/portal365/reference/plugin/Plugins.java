package org.portal365.reference.plugin;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
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
import org.portal365.api.module.State;
import org.portal365.api.outside.Jobs;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.SocialService;
import org.portal365.reference.audit.AuditCopy;

/** What the plug-ins offer at this moment; every question is asked anew, for offers come and go. */
public interface Plugins {
    /** In no order; see {@link #inOrder}. */
    List<SocialService> socialServices();

    List<Module> modules();

    List<SetupGuide> setupGuides();

    List<Metrics> metrics();

    List<Endpoint> endpoints();

    Optional<ConnectedAccounts> connectedAccounts();

    List<DocumentEditor> editors();

    Optional<EditSessions> editSessions();

    /** Files of outside services. */
    List<OutsideFiles> outsideFiles();

    List<Jobs> jobs();

    List<MailProvider> mailProviders();

    List<Mailboxes> mailboxes();

    Optional<MessageReader> messageReader();

    List<MailRecognition> mailRecognitions();

    /** Who gets a copy of what the audit trail keeps. */
    List<AuditCopy> auditCopies();

    /** What plug-ins keep about users. */
    List<PersonalData> personalData();

    /** The social services as the sign-in page shows them; of two with the same id the first counts. */
    default List<SocialService> inOrder() {
        return socialServices().stream()
                .sorted(Comparator.comparing(
                                (SocialService service) -> service.info().order())
                        .thenComparing(service -> service.info().id()))
                .toList();
    }

    /** Those first that others build on. */
    default List<Module> inOrderOfModules() {
        return modules().stream()
                .sorted(Comparator.comparing(Module::order).thenComparing(Module::pid))
                .toList();
    }

    /** How many problems the modules have that are not switched off; cheap enough for each page. */
    default int problems() {
        return modules().stream().mapToInt(Plugins::problems).sum();
    }

    private static int problems(Module module) {
        try {
            return module.state() == State.OFF ? 0 : module.problems().size();
        } catch (RuntimeException broken) {
            // A module that cannot even say what is wrong must not take every page along.
            return 1;
        }
    }

    /** As the service calls itself while it is there, else its id. */
    default Text name(String service) {
        return socialService(service).map(there -> there.info().name()).orElse(Text.of(service));
    }

    default Optional<SocialService> socialService(String id) {
        return inOrder().stream()
                .filter(service -> service.info().id().equals(id))
                .findFirst();
    }
}
