package org.portal365.reference.web.disk;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobAction;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.reference.disk.Wish;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Content;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Jobs with outside services: beginning them, and how they stand. */
final class JobPages implements Routes {
    private static final String JOB = "/disk/jobs/{job}";

    private final Desk desk;
    private final FilePages files;
    private final JobWords words;

    JobPages(Desk desk, FilePages files) {
        this.desk = desk;
        this.files = files;
        this.words = new JobWords(desk);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/disk/files/{id}/jobs/{service}/{kind}", Caller.USER, this::begin),
                Route.get("/disk/again/{wish}", Caller.USER, this::againPage),
                Route.post("/disk/again/{wish}", Caller.USER, request -> pursue(request, wish(request))),
                Route.get(
                        JOB,
                        Caller.USER,
                        request -> page(request, running(request).job(), Optional.empty(), 200)),
                Route.get(JOB + "/state", Caller.USER, this::state),
                Route.get(JOB + "/content", Caller.USER, this::content),
                Route.post(JOB + "/{action}", Caller.USER, this::act));
    }

    private Response begin(Request request) {
        JobKind kind = Arrays.stream(JobKind.values())
                .filter(one -> address(one).equals(request.variable("kind")) && one != JobKind.SEND)
                .findFirst()
                .orElseThrow(WebException::notFound);
        return pursue(request, new Wish.Run(Desk.file(request), request.variable("service"), kind));
    }

    private Response pursue(Request request, Wish.Run wish) {
        // who may not even see it learns nothing of services
        var unused = Desk.sure(desk.store().disk().file(Desk.actor(request), wish.file()));
        OutsideFiles service = service(wish.editor());
        JobRequest job = JobRequest.ofFile(
                Desk.actor(request), wish.kind(), wish.file(), UUID.randomUUID().toString());
        return service.begin(job)
                .fold(
                        JobPages::begun,
                        refused -> challenge(request, refused, wish, service)
                                .orElseGet(() -> refused(request, refused, wish.file())));
    }

    private Optional<Response> challenge(
            Request request, Refused<Job, EditRefusal> refused, Wish.Run wish, OutsideFiles service) {
        return refused.challenge().map(any -> {
            String noted = desk.store().wishes().note(request.user().id(), wish);
            return asking(refused, service, "/disk/again/" + noted);
        });
    }

    /** One sentence and a button that leads to the social service and back. */
    Response asking(Refused<?, EditRefusal> refused, OutsideFiles service, String back) {
        ChallengeModel model = new ChallengeModel(
                service.name(),
                refused.user(),
                desk.editing().explain().apply(refused.challenge().orElseThrow()),
                refused.challenge().orElseThrow(),
                back);
        return Response.page(Desk.page("disk/challenge.jte", Desk.WORDS.text("challenge.title"), model));
    }

    private Response refused(Request request, Refused<Job, EditRefusal> refused, FileId file) {
        if (refused.reason() == EditRefusal.GONE) {
            throw WebException.notFound();
        }
        return files.page(request, file, SessionPages.status(refused), Optional.of(refused.user()));
    }

    /** The user is back: it begins by itself, or by its button. */
    private Response againPage(Request request) {
        Wish.Run wish = wish(request);
        String name = Desk.sure(desk.store().disk().file(Desk.actor(request), wish.file()))
                .name();
        AgainModel model = new AgainModel(
                request.variable("wish"),
                name,
                Desk.WORDS.text("job." + wish.kind(), service(wish.editor()).name()));
        return Response.page(Desk.page("disk/again.jte", Desk.WORDS.text("resume.title"), model));
    }

    private Wish.Run wish(Request request) {
        return desk.store()
                .wishes()
                .find(request.user().id(), request.id("wish"))
                .filter(Wish.Run.class::isInstance)
                .map(Wish.Run.class::cast)
                .orElseThrow(WebException::notFound);
    }

    /** The service, while it is there and the master switch is on. */
    OutsideFiles service(String id) {
        if (!desk.outside().allowed().getAsBoolean()) {
            throw new WebException(403, Desk.WORDS.text("editors.off"));
        }
        return desk.outside().service(id).orElseThrow(() -> new WebException(503, Desk.WORDS.text("outside.off")));
    }

    static Response begun(Job job) {
        return Response.redirect("/disk/jobs/" + job.id() + "?forward=1");
    }

    private Response page(Request request, Job job, Optional<Text> problem, int status) {
        JobModel model = model(request, job, problem);
        return Response.page(Desk.page("disk/job.jte", model.title(), model)).status(status);
    }

    /** Only the part of the page that changes, and only when it has. */
    private Response state(Request request) {
        JobModel model = model(request, running(request).job(), Optional.empty());
        return model.known().equals(request.query().text("known"))
                ? Response.empty(204)
                : Response.page(Desk.page("disk/jobstate.jte", model.title(), model));
    }

    private JobModel model(Request request, Job job, Optional<Text> problem) {
        boolean forward =
                job.kind() == JobKind.VIEW && !request.query().text("forward").isEmpty();
        return new JobModel(
                job,
                words.title(job),
                words.sentence(job),
                words.files(job),
                words.bytes(job),
                known(job),
                forward,
                problem);
    }

    private static String known(Job job) {
        int rest = List.of(
                        job.progress(),
                        job.waiting().map(waiting -> waiting.reason()),
                        job.waiting().flatMap(waiting -> waiting.until().map(time -> time.toEpochMilli())),
                        job.address(),
                        job.failures().size(),
                        job.actions().stream().sorted().toList())
                .hashCode();
        return job.state() + "-" + Integer.toHexString(rest);
    }

    private Response act(Request request) throws IOException {
        JobAction action = Arrays.stream(JobAction.values())
                .filter(one -> address(one).equals(request.variable("action")))
                .findFirst()
                .orElseThrow(WebException::notFound);
        Outside.Running running = running(request);
        Actor actor = Desk.actor(request);
        Outcome<Job, EditRefusal> outcome = running.engine().act(running.job().id(), actor, action);
        return outcome.fold(
                job -> Response.redirect("/disk/jobs/" + job.id()),
                refused -> page(request, running.job(), Optional.of(refused.user()), SessionPages.status(refused)));
    }

    /** Always to be saved, never to be shown as a page of the portal (case 83). */
    private Response content(Request request) {
        Outside.Running running = running(request);
        Job job = running.job();
        Body body = running.engine().content(job.id(), Desk.actor(request)).orElseThrow(WebException::notFound);
        String name = job.subject().name().replaceFirst("\\.[^.]*$", "") + ".pdf";
        return Response.of(new Content.Whole("application/pdf", body))
                .header("Content-Disposition", Disposition.of(name))
                .header("Content-Security-Policy", Disposition.POLICY);
    }

    private Outside.Running running(Request request) {
        JobId id = new JobId(request.id("job"));
        return desk.outside().job(id, Desk.actor(request)).orElseThrow(WebException::notFound);
    }

    /** Part of addresses. */
    static String address(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
