package org.portal365.diskoffice.transfer;

import java.util.List;
import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.outside.OutsideEntry;
import org.portal365.api.outside.OutsidePage;
import org.portal365.api.outside.OutsidePlace;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.transfer.core.Libraries;
import org.portal365.diskoffice.transfer.core.Library;
import org.portal365.diskoffice.transfer.core.OutsideRef;

/** Looks at places outside, with the account of whoever looks. */
record Browsing(Libraries libraries, AccountChoice accounts, TaskView.Challenges challenges) {
    private static final int LONGEST_WORDS = 100;

    Outcome<OutsidePage, EditRefusal> browse(Actor actor, OutsidePlace place) {
        Optional<OutsideRef> ref = OutsideRef.parse(place.place());
        if (ref.isEmpty()) {
            return Refused.because(EditRefusal.NOT_ACCEPTED, Phrases.text("outside.no_place"));
        }
        return accounts.choose(actor.user(), Optional.empty())
                .then(account -> page(account.id(), ref.get(), words(place.words()), place.page()));
    }

    private static String words(String asked) {
        String clean = asked.replaceAll("[\\p{Cc}\\p{Cf}]", " ").strip();
        return clean.length() <= LONGEST_WORDS ? clean : clean.substring(0, LONGEST_WORDS);
    }

    private Outcome<OutsidePage, EditRefusal> page(AccountId account, OutsideRef ref, String words, String page) {
        try {
            Library.Listing listing =
                    libraries.of(account).list(ref, words, Optional.of(page).filter(any -> !any.isEmpty()));
            List<OutsideEntry> entries =
                    listing.entries().stream().map(Browsing::entry).toList();
            return new Done<>(new OutsidePage(
                    listing.title().<Text>map(Text::of).orElseGet(() -> title(ref)),
                    listing.up().map(OutsideRef::text),
                    listing.self().map(OutsideRef::text),
                    entries,
                    listing.page(),
                    ref.kind() != OutsideRef.Kind.TOP && ref.kind() != OutsideRef.Kind.SITE));
        } catch (RemoteFault fault) {
            return refused(account, ref, fault);
        }
    }

    private static Text title(OutsideRef ref) {
        return Phrases.text(
                switch (ref.kind()) {
                    case TOP -> "outside.top";
                    case ONEDRIVE, OWN -> "outside.onedrive";
                    case SITES -> "outside.sites";
                    case SITE -> "outside.site";
                    case LIBRARY -> "outside.library";
                });
    }

    private static OutsideEntry entry(Library.Entry entry) {
        OutsideEntry.Kind kind = entry.file()
                .map(file -> file.folder() ? OutsideEntry.Kind.FOLDER : OutsideEntry.Kind.FILE)
                .orElse(OutsideEntry.Kind.PLACE);
        Text name = entry.name().isEmpty() ? title(entry.place()) : Text.of(entry.name());
        return new OutsideEntry(
                entry.place().text(),
                kind,
                name,
                entry.file().map(file -> file.size()).orElse(0L),
                entry.file().flatMap(file -> file.changed()));
    }

    private Outcome<OutsidePage, EditRefusal> refused(AccountId account, OutsideRef ref, RemoteFault fault) {
        return switch (fault.kind()) {
            case SIGN_IN, CONSENT -> {
                Refused<OutsidePage, EditRefusal> ask = Refused.because(
                        EditRefusal.SIGN_IN_NEEDED,
                        Phrases.text(ref.shared() ? "outside.ask_sites" : "outside.ask_files"));
                yield ask.withChallenge(challenges.of(account, ref.shared(), fault.claims()));
            }
            case ADMIN -> because(EditRefusal.ADMIN_NEEDED, "outside.admin", fault);
            case GONE -> because(EditRefusal.NOT_ACCEPTED, gone(ref), fault);
            case THROTTLED, UNREACHABLE, LOCKED, CHANGED -> because(EditRefusal.TRY_LATER, "outside.later", fault);
            default -> because(EditRefusal.NOT_ACCEPTED, "outside.no_place", fault);
        };
    }

    private static String gone(OutsideRef ref) {
        return ref.kind() == OutsideRef.Kind.ONEDRIVE ? "outside.no_onedrive" : "outside.no_place";
    }

    private static Outcome<OutsidePage, EditRefusal> because(EditRefusal reason, String word, RemoteFault fault) {
        Refused<OutsidePage, EditRefusal> refused = Refused.because(reason, Phrases.text(word));
        Refused<OutsidePage, EditRefusal> traced = refused.withReference(String.valueOf(fault.getMessage()));
        return fault.retryAfter().map(traced::withRetryAfter).orElse(traced);
    }
}
