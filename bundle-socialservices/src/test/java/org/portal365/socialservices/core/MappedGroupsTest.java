package org.portal365.socialservices.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.GroupId;
import org.portal365.api.UserId;
import org.portal365.api.social.Intent;

/** S29: memberships follow groups and app roles of Entra ID; what is not known empties nothing. */
class MappedGroupsTest {
    private static final String STAFF = "bbbbbbbb-0000-0000-0000-000000000001";
    private static final String BOARD = "bbbbbbbb-0000-0000-0000-000000000002";
    private static final GroupId BY_HAND = new GroupId("by hand");

    private final Rig rig = new Rig();

    private void mapping(Map<String, Set<GroupId>> rules) {
        rig.settings = rig.settings.withMapping(new GroupMapping(rules));
    }

    private UserId signedIn() {
        return rig.signIn().outcome().optional().orElseThrow().user();
    }

    private Set<GroupId> groups(UserId user) {
        return rig.portal.groups().of(user);
    }

    private static Set<GroupId> named(String... names) {
        return Set.of(names).stream().map(GroupId::new).collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void s29GroupsAndAppRolesBecomeMembershipsAndFollowAtEachSignIn() {
        mapping(Map.of(STAFF, named("staff"), BOARD, named("board", "staff"), "role:Editor", named("editors")));
        rig.entra.change = token -> token.claim("groups", List.of(STAFF)).claim("roles", List.of("Editor", "Unknown"));
        UserId anna = signedIn();
        assertThat(groups(anna)).isEqualTo(named("staff", "editors"));
        rig.portal.groups().replaceMapped(anna, "hand", Set.of(BY_HAND));

        rig.entra.change = token -> token.claim("groups", List.of(BOARD));
        assertThat(signedIn()).isEqualTo(anna);
        assertThat(groups(anna))
                .as("others stay")
                .isEqualTo(Set.of(BY_HAND, new GroupId("board"), new GroupId("staff")));

        mapping(Map.of());
        signedIn();
        assertThat(groups(anna)).as("switched off").isEqualTo(Set.of(BY_HAND));
    }

    @Test
    void s29TooManyGroupsForATokenAreReadAndAFailureEmptiesNothing() {
        mapping(Map.of(STAFF, named("staff"), BOARD, named("board")));
        rig.entra.change = token -> token.claim("groups", List.of(STAFF));
        UserId anna = signedIn();

        for (String overage : List.of("_claim_names", "hasgroups")) {
            rig.directory = (registration, tenant, object) -> Optional.empty();
            rig.entra.change = token -> overage.equals("hasgroups")
                    ? token.claim("hasgroups", true)
                    : token.claim("_claim_names", Map.of("groups", "src1"));
            signedIn();
            assertThat(groups(anna)).as("Graph does not answer").isEqualTo(named("staff"));
            assertThat(rig.portal.audit().events())
                    .extracting(event -> event.name())
                    .contains("group_mapping_fail");

            rig.directory = (registration, tenant, object) -> Optional.of(Set.of(BOARD));
            signedIn();
            assertThat(groups(anna)).as("Graph tells").isEqualTo(named("board"));
            rig.entra.change = token -> token.claim("groups", List.of(STAFF));
            signedIn();
        }
    }

    @Test
    void s29DeniedGroupsAreFoundBeyondTheToken() {
        rig.settings(Registration.CREATE, Set.of(BOARD));
        rig.entra.change = token -> token.claim("_claim_names", Map.of("groups", "src1"));
        assertThat(rig.signIn().outcome().refusal()).as("not known: refused").isPresent();
        rig.directory = (registration, tenant, object) -> Optional.of(Set.of(STAFF));
        assertThat(rig.signIn().outcome().optional()).isPresent();
        rig.directory = (registration, tenant, object) -> Optional.of(Set.of(STAFF, BOARD));
        assertThat(rig.signIn().outcome().refusal()).isPresent();
    }

    @Test
    void s29NobodyIsAskedWhereNoGroupIsNamed() {
        mapping(Map.of("role:Editor", named("editors")));
        rig.directory = (registration, tenant, object) -> {
            throw new AssertionError("asked");
        };
        rig.entra.change = token -> token.claim("hasgroups", true).claim("roles", List.of("Editor"));
        assertThat(groups(signedIn())).isEqualTo(named("editors"));
    }

    @Test
    void s29ALinkBringsItsGroups() {
        mapping(Map.of(STAFF, named("staff")));
        rig.entra.change = token -> token.claim("groups", List.of(STAFF));
        UserId local = rig.portal.users().add("Local");
        assertThat(rig.through(Intent.LINK, Optional.of(local), Optional.empty())
                        .outcome()
                        .optional())
                .isPresent();
        assertThat(groups(local)).isEqualTo(named("staff"));
    }
}
