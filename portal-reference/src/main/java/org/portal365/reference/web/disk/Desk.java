package org.portal365.reference.web.disk;

import java.time.Clock;
import java.util.function.Function;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;
import org.portal365.reference.disk.DiskStore;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.WebException;

/**
 * What all pages of the Disk work with.
 *
 * @param largest file that is taken, in bytes
 */
public record Desk(DiskStore store, Users users, Editing editing, Outside outside, Clock clock, long largest) {
    static final Words WORDS = Words.beside(Desk.class);

    static Actor actor(Request request) {
        return Actor.user(request.user().id());
    }

    static FileId file(Request request) {
        return new FileId(request.id("id"));
    }

    static FolderId folder(Request request) {
        return new FolderId(request.id("id"));
    }

    static Page page(String template, Text title, Object model) {
        return new Page(template, title, WORDS, model);
    }

    /** What was asked for, or an error page with the Disk's sentence; GONE is the same page as for any wrong address. */
    static <T> T sure(Outcome<T, DiskRefusal> outcome) {
        return outcome.fold(Function.identity(), refused -> {
            throw error(refused);
        });
    }

    static WebException error(Refused<?, DiskRefusal> refused) {
        return refused.reason() == DiskRefusal.GONE
                ? WebException.notFound()
                : new WebException(status(refused.reason()), refused.user());
    }

    static int status(DiskRefusal reason) {
        return switch (reason) {
            case GONE -> 404;
            case NO_RIGHT -> 403;
            case FULL -> 413;
            case STALE_BASE, LOCKED -> 409;
            default -> 400;
        };
    }

    /** How a user is called; somebody who is gone is nobody. */
    Text name(UserId user) {
        return users.find(user)
                .map(User::profile)
                .<Text>map(profile -> Text.of(profile.name()))
                .orElseGet(() -> WORDS.text("nobody"));
    }
}
