package org.portal365.diskoffice.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.api.AccountId;
import org.portal365.api.Body;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.Place;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.RemoteItem;
import org.portal365.diskoffice.core.UploadTicket;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.Invitation;
import org.portal365.m365.graph.LinkType;
import org.portal365.m365.secret.SecretBox;

/** D06, D19, D28: what the engine wants, in the words of Graph. */
class GraphRemoteDriveTest {
    private static final Place PLACE = new Place("session1", "plan.docx");
    private final GraphModel graph = new GraphModel();
    private RemoteDrive drive = nextStep();

    @Test
    void putsTheWorkingCopyInAFolderOfItsOwnAndFindsItAgain() throws IOException {
        assertThat(drive.find(PLACE)).isEmpty();
        RemoteItem item = drive.put(PLACE, Body.of(new byte[3]));
        assertThat(graph.names()).containsExactly("Portal documents", "session1", "plan.docx");
        assertThat(drive.find(PLACE)).contains(item);
        assertThat(drive.item(item.id())).isEqualTo(item);
    }

    @Test
    void d08InvitesByNameToEditOrToLookAndTakesItBack() throws IOException {
        RemoteItem item = drive.put(PLACE, Body.of(new byte[3]));
        List<String> permissions = drive.invite(item.id(), "boris@contoso.example", true);
        assertThat(drive.invite(item.id(), "vera@contoso.example", false)).hasSize(1);
        assertThat(graph.invitations).extracting(Invitation::type).containsExactly(LinkType.EDIT, LinkType.VIEW);
        assertThat(graph.invitations.get(0).persons()).containsExactly("boris@contoso.example");
        drive.revoke(item.id(), permissions.get(0));
        assertThat(graph.revoked).containsExactlyElementsOf(permissions);
        assertThat(drive.organizationLink(item.id()).permission()).isNotEmpty();
    }

    @Test
    void d32KnowsTheRoomThatIsLeft() {
        assertThat(drive.room()).hasValue(1L << 30);
    }

    @Test
    void removesTheCopyAndItsFolderButNothingForeign() throws IOException {
        RemoteItem item = drive.put(PLACE, Body.of(new byte[3]));
        drive.remove(PLACE, Optional.of(item.id()));
        drive.remove(PLACE, Optional.of(item.id()));
        assertThat(graph.names()).containsExactly("Portal documents");
        drive = nextStep();
        assertThat(drive.put(PLACE, Body.of(new byte[3]))).isNotNull();
        String folder = graph.drive()
                .child(
                        graph.drive()
                                .ensureFolder(GraphModel.DRIVE, java.util.List.of("Portal documents"))
                                .ref(),
                        "session1")
                .orElseThrow()
                .id();
        graph.add(folder, "holiday.jpg", 1, false);
        drive.remove(PLACE, Optional.empty());
        assertThat(graph.names()).contains("session1", "holiday.jpg").doesNotContain("plan.docx");
    }

    @Test
    void sealsTheAddressOfAnUploadAndSendsRangesOf320KiB() throws IOException {
        UploadTicket ticket = drive.begin(PLACE, 11L << 20);
        assertThat(ticket.sealed()).doesNotContain("secret");
        Body body = Body.of(new byte[11 << 20]);
        long next = drive.send(ticket, 0, body).next();
        assertThat(next % (320 * 1024)).isZero();
        assertThat(drive.send(ticket, next, body).item()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "401, InvalidAuthenticationToken, SIGN_IN",
        "403, accessDenied, ADMIN",
        "404, itemNotFound, GONE",
        "412, resourceModified, CHANGED",
        "423, resourceLocked, LOCKED",
        "423, notAllowed, LOCKED",
        "423, accessDenied, LOCKED",
        "429, activityLimitReached, THROTTLED",
        "503, serviceNotAvailable, THROTTLED",
        "500, generalException, UNREACHABLE",
        "507, quotaLimitReached, FULL",
        "403, malwareDetected, MALWARE",
        "400, invalidRequest, REFUSED",
        "0, noAnswer, UNREACHABLE",
        "0, waiting, THROTTLED",
        "0, tooLarge, TOO_LARGE",
        "0, contentBroken, CHANGED"
    })
    void knowsWhatARefusalMeans(int status, String code, RemoteFault.Kind kind) {
        assertThat(fault(GraphFailure.of(status, code, "r1")).kind()).isEqualTo(kind);
    }

    @Test
    void passesOnWhatHelps() {
        RemoteFault throttled = fault(GraphFailure.of(429, "x", "r1").withRetryAfter(Duration.ofSeconds(31)));
        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(31));
        assertThat(throttled).hasMessageContaining("request-id r1");
        assertThat(fault(GraphFailure.of(401, "x", "r1").withClaims("{}")).claims())
                .contains("{}");
        Refused<Token, GrantState> refused = Refused.because(GrantState.CONSENT_NEEDED, Text.of("no"));
        assertThat(fault(GraphFailure.of("noToken").withRefusal(refused)).kind())
                .isEqualTo(RemoteFault.Kind.CONSENT);
    }

    /** The engine asks for a drive at each step. */
    private RemoteDrive nextStep() {
        return new GraphRemoteDrive(
                graph.drive(),
                new AppPlace(graph.drive(), EditPolicy.Storage.OWN_FILES),
                new TicketSeal(new Base64Box(), new AccountId("account1")));
    }

    private RemoteFault fault(GraphFailure failure) {
        graph.failing = Optional.of(failure);
        return catchThrowableOfType(RemoteFault.class, () -> drive.item("d/i"));
    }

    /** Shows only that something was sealed; the real box has its own tests. */
    private static final class Base64Box implements SecretBox {
        @Override
        public String seal(String kind, String owner, byte[] plain) {
            return Base64.getEncoder().encodeToString(plain);
        }

        @Override
        public byte[] open(String kind, String owner, String sealed) {
            return Base64.getDecoder().decode(sealed.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
