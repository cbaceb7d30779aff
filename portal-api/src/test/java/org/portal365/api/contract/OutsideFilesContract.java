package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;
import static org.portal365.api.contract.Refusals.assertWords;

import org.junit.jupiter.api.Test;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobAction;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.Jobs;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.api.outside.OutsidePage;
import org.portal365.api.outside.OutsidePlace;

/** What a portal relies on in files of every outside service, and in their jobs; run on a Disk of the portal's. */
public interface OutsideFilesContract extends DiskFixture {
    OutsideFiles outside();

    Jobs jobs();

    /** A user with a connected account, where one is needed. */
    @Override
    UserId newUser();

    /** A file of the user that can be looked at outside. */
    FileId shown(UserId user);

    @Test
    default void theServiceIntroducesItself() {
        assertThat(outside().id()).matches("[a-z0-9][a-z0-9-]*");
        assertWords(outside().name());
    }

    @Test
    default void whatIsOfferedBeginsAJobOfTheUser() {
        UserId user = newUser();
        FileId file = shown(user);
        FileInfo info = assertDone(disk().file(Actor.user(user), file));
        assertThat(outside().offers(info, Actor.user(user))).contains(JobKind.VIEW);
        JobRequest request = JobRequest.ofFile(Actor.user(user), JobKind.VIEW, file, key());
        Job job = assertDone(outside().begin(request));
        assertThat(job.owner()).isEqualTo(user);
        assertThat(job.kind()).isEqualTo(JobKind.VIEW);
        assertThat(job.subject().file()).contains(file);
        assertThat(assertDone(outside().begin(request)).id()).isEqualTo(job.id());
        assertThat(jobs().find(job.id(), Actor.user(user))).isPresent();
        assertThat(jobs().of(Actor.user(user))).extracting(Job::id).containsExactly(job.id());
    }

    @Test
    default void case075AStrangerCannotTellAJobFromNone() {
        UserId user = newUser();
        FileId file = shown(user);
        String key = key();
        JobId job = assertDone(outside().begin(JobRequest.ofFile(Actor.user(user), JobKind.VIEW, file, key)))
                .id();
        Actor stranger = Actor.user(newUser());
        for (JobId id : new JobId[] {job, new JobId("no-such-job")}) {
            assertThat(jobs().find(id, stranger)).isEmpty();
            assertThat(jobs().content(id, stranger)).isEmpty();
            for (JobAction action : JobAction.values()) {
                assertRefused(jobs().act(id, stranger, action), EditRefusal.GONE);
            }
        }
        assertThat(jobs().of(stranger)).isEmpty();
        for (JobKind kind : new JobKind[] {JobKind.VIEW, JobKind.PDF, JobKind.SEND}) {
            assertRefused(outside().begin(JobRequest.ofFile(stranger, kind, file, key)), EditRefusal.GONE);
        }
    }

    @Test
    default void aRunningJobCanBeStopped() {
        UserId user = newUser();
        Job job = assertDone(outside().begin(JobRequest.ofFile(Actor.user(user), JobKind.VIEW, shown(user), key())));
        assertThat(job.actions()).contains(JobAction.STOP);
        assertDone(jobs().act(job.id(), Actor.user(user), JobAction.STOP));
        assertRefused(jobs().act(job.id(), Actor.user(user), JobAction.REPLACE), EditRefusal.NOT_NOW);
    }

    @Test
    default void thePlacesBeginSomewhereAndAWrongOneIsRefused() {
        Actor actor = Actor.user(newUser());
        OutsidePage first = assertDone(outside().browse(actor, new OutsidePlace("", "", "")));
        assertWords(first.title());
        assertThat(first.entries()).isNotEmpty().allSatisfy(entry -> assertWords(entry.name()));
        assertRefused(outside().browse(actor, new OutsidePlace("../../me", "", "")), EditRefusal.NOT_ACCEPTED);
    }
}
