package org.portal365.reference.web.disk;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.api.outside.OutsidePage;
import org.portal365.api.outside.OutsidePlace;
import org.portal365.reference.disk.FolderRow;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Looking at places outside: to bring files here, or to choose the folder that a file is sent to. */
final class OutsidePages implements Routes {
    private static final int LONGEST = 6_000;
    private static final int LONGEST_ID = 64;

    private final Desk desk;
    private final JobPages jobs;

    OutsidePages(Desk desk, JobPages jobs) {
        this.desk = desk;
        this.jobs = jobs;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/disk/outside/{service}", Caller.USER, request -> browse(request, Optional.empty(), 200)),
                Route.post("/disk/folders/{id}/import/{service}", Caller.USER, this::bring),
                Route.post("/disk/files/{id}/send/{service}", Caller.USER, this::send));
    }

    private Response browse(Request request, Optional<Text> problem, int status) {
        Form query = request.query();
        boolean sends = !query.text("send").isEmpty();
        String target = query.text(sends ? "send" : "to");
        return browse(request, new Aim(sends, target, place(query)), problem, status);
    }

    private static OutsidePlace place(Form form) {
        OutsidePlace place = new OutsidePlace(form.text("place"), form.text("words"), form.text("page"));
        if (place.place().length() + place.words().length() + place.page().length() > LONGEST) {
            throw WebException.badRequest();
        }
        return place;
    }

    /** What is looked at, and for what. */
    private record Aim(boolean sends, String target, OutsidePlace place) {}

    private Response browse(Request request, Aim aim, Optional<Text> problem, int status) {
        String subject = subject(request, aim);
        OutsideFiles service = jobs.service(request.variable("service"));
        return service.browse(Desk.actor(request), aim.place())
                .fold(
                        page -> shown(request, aim, service, subject, page, problem)
                                .status(status),
                        refused -> refused(refused, service, aim));
    }

    /** The name of what it is for; who may not see it goes no further. */
    private String subject(Request request, Aim aim) {
        Actor actor = Desk.actor(request);
        if (aim.target().isBlank() || aim.target().length() > LONGEST_ID) {
            throw WebException.notFound();
        }
        if (aim.sends()) {
            return Desk.sure(desk.store().disk().file(actor, new FileId(aim.target())))
                    .name();
        }
        List<FolderRow> path = Desk.sure(desk.store().library().list(actor, new FolderId(aim.target())))
                .access()
                .path();
        return FolderPages.crumb(path.get(path.size() - 1)).name().in(request.locale());
    }

    private static Response shown(
            Request request, Aim aim, OutsideFiles service, String subject, OutsidePage page, Optional<Text> problem) {
        OutsideModel model = new OutsideModel(
                service.id(),
                service.name(),
                aim.target(),
                subject,
                aim.sends(),
                aim.place().place(),
                aim.place().words(),
                aim.place().page().isEmpty(),
                page,
                request.reference(),
                problem);
        Text title = Desk.WORDS.text(aim.sends() ? "outside.send.title" : "outside.import.title", service.name());
        return Response.page(Desk.page("disk/outside.jte", title, model));
    }

    private Response refused(Refused<OutsidePage, EditRefusal> refused, OutsideFiles service, Aim aim) {
        if (refused.challenge().isPresent()) {
            String back = "/disk/outside/" + service.id() + "?" + (aim.sends() ? "send=" : "to=")
                    + encoded(aim.target()) + "&place=" + encoded(aim.place().place()) + "&words="
                    + encoded(aim.place().words());
            return jobs.asking(refused, service, back);
        }
        throw new WebException(SessionPages.status(refused), refused.user());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Response bring(Request request) throws IOException {
        Form form = request.form();
        Aim aim = new Aim(false, Desk.folder(request).value(), place(form));
        String unused = subject(request, aim);
        List<String> chosen = form.all("item");
        if (chosen.isEmpty()) {
            return browse(request, aim, Optional.of(Desk.WORDS.text("outside.none")), 400);
        }
        OutsideFiles service = jobs.service(request.variable("service"));
        JobRequest wish =
                JobRequest.bring(Desk.actor(request), Desk.folder(request), chosen, key(form, chosen.toString()));
        return begun(request, aim, service, service.begin(wish));
    }

    private Response send(Request request) throws IOException {
        Form form = request.form();
        Aim aim = new Aim(true, Desk.file(request).value(), place(form));
        String unused = subject(request, aim);
        OutsideFiles service = jobs.service(request.variable("service"));
        String folder = form.text("folder");
        JobRequest wish = JobRequest.send(Desk.actor(request), Desk.file(request), folder, key(form, folder));
        return begun(request, aim, service, service.begin(wish));
    }

    /** Pressed twice, or sent again by the browser, it is the same wish. */
    private static String key(Form form, String what) {
        String key = form.text("key");
        if (key.isBlank() || key.length() > LONGEST_ID) {
            throw WebException.badRequest();
        }
        return key + "/" + what;
    }

    private Response begun(Request request, Aim aim, OutsideFiles service, Outcome<Job, EditRefusal> outcome) {
        return outcome.fold(JobPages::begun, refused -> {
            if (refused.reason() == EditRefusal.GONE) {
                throw WebException.notFound();
            }
            if (refused.challenge().isPresent()) {
                return refused(refused.retyped(), service, aim);
            }
            return browse(request, aim, Optional.of(refused.user()), SessionPages.status(refused));
        });
    }
}
