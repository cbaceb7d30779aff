package org.portal365.reference.web.mail;

import java.util.ArrayList;
import java.util.List;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** All pages of mail. */
public final class MailPages implements Routes {
    private final List<Routes> areas;

    public MailPages(Post post, Asking asking, MailPeople people) {
        areas = List.of(
                new ConnectPages(post, asking, people),
                new BoxSettingsPages(post, people),
                new BoxPages(post),
                new MessagePages(post),
                new WritePages(post),
                new DraftPages(post),
                new DraftFilePages(post),
                new FromDiskPages(post),
                new DeliveryPages(post));
    }

    @Override
    public List<Route> routes() {
        List<Route> all = new ArrayList<>();
        areas.forEach(area -> all.addAll(area.routes()));
        return all;
    }
}
