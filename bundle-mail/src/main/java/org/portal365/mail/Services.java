package org.portal365.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRecognition;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.MessageReader;
import org.portal365.api.module.Module;
import org.portal365.api.module.PersonalData;
import org.portal365.m365.component.Offer;
import org.portal365.m365.metrics.Measured;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SealedRows;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.jdbc.JdbcNumbers;

/** What is registered: mailboxes, reader and module for good, the provider while it is switched on and can work. */
final class Services implements AutoCloseable {
    private final Mail mail;
    private final MailModule module;
    private final Map<MailProvider, Offer<MailProvider>> providers = new LinkedHashMap<>();
    private final Offer<MailRecognition> recognition;
    private final Offer<SealedRows> passwords;
    private final Offer<Mailboxes> mailboxes;
    private final Offer<MessageReader> reader;
    private final Offer<Module> settings;
    private final Offer<Measured> numbers;
    private final Offer<PersonalData> personal;
    private final Registrations.Subscription registration;

    Services(BundleContext context, Ingredients made, Switchboard switchboard) {
        mail = new Mail(made, switchboard);
        module = new MailModule(switchboard, made.registrations(), mail.checks());
        mail.providers().forEach(one -> providers.put(one, new Offer<>(context, MailProvider.class)));
        recognition = new Offer<>(context, MailRecognition.class);
        passwords = new Offer<>(context, SealedRows.class);
        mailboxes = new Offer<>(context, Mailboxes.class);
        reader = new Offer<>(context, MessageReader.class);
        settings = new Offer<>(context, Module.class);
        numbers = new Offer<>(context, Measured.class);
        numbers.offer(JdbcNumbers.of(made.database().open(JdbcBoxStore.OWNER, Services.class.getClassLoader())));
        personal = new Offer<>(context, PersonalData.class);
        personal.offer(mail.personalData());
        mailboxes.offer(mail.mailboxes());
        reader.offer(mail.reader());
        recognition.offer(mail.recognition());
        passwords.offer(mail.passwords());
        settings.offer(module);
        registration = made.registrations().onChange(this::offer);
    }

    /** As the settings and the registration are now; what waits for an administrator is tried again. */
    void offer() {
        mail.hasten();
        providers.forEach((one, offer) -> offer.offerIf(() -> module.offers(one.info()), one));
    }

    @Override
    public void close() {
        registration.close();
        providers.values().forEach(Offer::close);
        recognition.close();
        passwords.close();
        mailboxes.close();
        reader.close();
        settings.close();
        numbers.close();
        personal.close();
        mail.close();
    }
}
