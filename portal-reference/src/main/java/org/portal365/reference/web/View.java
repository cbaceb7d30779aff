package org.portal365.reference.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.portal365.api.Text;
import org.portal365.api.UserId;

/** What a template knows besides its model: the language, the user, the token of its forms, addresses of assets. */
public final class View {
    private final Request request;
    private final Page page;
    private final Assets assets;
    private final Locale locale;
    private final int problems;
    private final int unread;

    /**
     * For one page.
     *
     * @param problems that await an administrator
     * @param unread messages of a user
     */
    View(Request request, Page page, Assets assets, IntSupplier problems, ToIntFunction<UserId> unread) {
        this.request = request;
        this.page = page;
        this.assets = assets;
        this.locale = request.locale();
        this.problems = admin() ? problems.getAsInt() : 0;
        this.unread = user().map(user -> unread.applyAsInt(user.id())).orElse(0);
    }

    public Locale locale() {
        return locale;
    }

    /** For the attribute lang. */
    public String lang() {
        return locale.toLanguageTag();
    }

    public String title() {
        return page.title().in(locale);
    }

    /** The words of a key, of the page or else of the web layer. */
    public String say(String key, Object... arguments) {
        try {
            return page.words().text(key, arguments).in(locale);
        } catch (MissingResourceException notThere) {
            return ErrorWords.WORDS.text(key, arguments).in(locale);
        }
    }

    public String say(Text text) {
        return text.in(locale);
    }

    public String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** For a hidden field named {@code csrf}, or the header {@code X-CSRF-Token} of a script. */
    public String csrf() {
        return request.csrf();
    }

    public String asset(String name) {
        return assets.address(name);
    }

    public Optional<CurrentUser> user() {
        return request.visitor();
    }

    public boolean admin() {
        return user().map(CurrentUser::admin).orElse(false);
    }

    /** How many things an administrator should see to; none for anybody else. */
    public int problems() {
        return problems;
    }

    /** How many messages the user has not read; none for nobody. */
    public int unread() {
        return unread;
    }

    public String reference() {
        return request.reference();
    }

    /** Whether the page belongs to an area, for the mark in the navigation. */
    public boolean in(String area) {
        return request.path().equals(area) || request.path().startsWith(area + "/");
    }
}
