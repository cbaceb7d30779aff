package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.Invitation;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.LinkScope;
import org.portal365.m365.graph.LinkType;

/** Links and permissions, as the pages of createLink and invite describe them. */
class SharingCallsTest {
    private static final ItemRef FILE = new ItemRef("d", "f1");

    private GraphTestServer graph;

    @BeforeEach
    void start() {
        graph = new GraphTestServer();
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void makesALinkAndAlwaysNamesItsScope() {
        graph.https.on(
                "POST /v1.0/drives/d/items/f1/createLink",
                201,
                "{\"id\":\"p1\",\"roles\":[\"write\"],\"link\":{\"type\":\"edit\",\"scope\":\"organization\",\"webUrl\":\"https://example.test/x\"}}");
        var link = graph.drive.createLink(FILE, LinkType.EDIT, LinkScope.ORGANIZATION);
        assertThat(link.permissionId()).isEqualTo("p1");
        assertThat(link.webUrl()).hasToString("https://example.test/x");
        assertThat(sent()).contains("\"type\":\"edit\"").contains("\"scope\":\"organization\"");
    }

    @Test
    void invitesWithoutMailAndWithSignIn() {
        graph.https.on(
                "POST /v1.0/drives/d/items/f1/invite",
                200,
                "{\"value\":[{\"id\":\"p2\",\"roles\":[\"write\"],\"grantedToV2\":{\"user\":{\"id\":\"u2\"}}}]}");
        var permissions = graph.drive.invite(FILE, new Invitation(List.of("u2", "b@example.test"), LinkType.EDIT));
        assertThat(permissions).singleElement().satisfies(permission -> {
            assertThat(permission.id()).isEqualTo("p2");
            assertThat(permission.persons()).containsExactly("u2");
        });
        assertThat(sent())
                .contains("\"objectId\":\"u2\"")
                .contains("\"email\":\"b@example.test\"")
                .contains("\"sendInvitation\":false")
                .contains("\"requireSignIn\":true");
    }

    @Test
    void case103TellsThatSharingIsForbidden() {
        graph.https.on("POST /v1.0/drives/d/items/f1/createLink", 403, GraphTestServer.error("accessDenied"));
        var e = catchThrowableOfType(
                GraphException.class, () -> graph.drive.createLink(FILE, LinkType.VIEW, LinkScope.ANONYMOUS));
        assertThat(e.status()).isEqualTo(403);
    }

    @Test
    void takesAPermissionAwayOnceOrTwice() {
        String address = "DELETE /v1.0/drives/d/items/f1/permissions/p2";
        graph.https.on(address, 204, "").on(address, 404, GraphTestServer.error("itemNotFound"));
        graph.drive.removePermission(FILE, "p2");
        graph.drive.removePermission(FILE, "p2");
        assertThat(graph.calls()).isEqualTo(2);
    }

    private String sent() {
        return new String(graph.last().body(), StandardCharsets.UTF_8);
    }
}
