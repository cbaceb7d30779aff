package org.portal365.sandbox.graph.drive;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, finds and revokes grants (Graph pages "driveItem: createLink", "driveItem: invite", "Delete sharing permission"). */
public final class Sharing {
    private final DriveStore store;
    private final Drives drives;
    private final Clock clock;

    public Sharing(DriveStore store, Drives drives, Clock clock) {
        this.store = store;
        this.drives = drives;
        this.clock = clock;
    }

    /** What was asked of createLink. */
    public record LinkRequest(
            String type, String scope, @Nullable Instant expires, String appId) {}

    /** A grant, and whether it is new. */
    public record Granted(Grant grant, boolean created) {}

    /** A link, or the one of the same kind that the application made before. */
    public Granted link(Item item, LinkRequest request, String tenantId, List<Person> people) {
        synchronized (store.lock()) {
            Item current = drives.item(item.driveId(), item.id());
            Instant now = clock.instant();
            Optional<Grant> same = current.grants().stream()
                    .filter(each -> each.link() != null
                            && each.valid(now)
                            && each.appId().equals(request.appId())
                            && each.link().type().equals(request.type())
                            && each.link().scope().equals(request.scope()))
                    .findFirst();
            if (same.isPresent()
                    && people.stream().allMatch(person -> same.get().names(person.id()))) {
                return new Granted(same.get(), false);
            }
            Grant.Link link = new Grant.Link(Ids.secret("share"), request.type(), request.scope(), tenantId);
            boolean write = request.type().equals("edit");
            Grant made = new Grant(Ids.guid(), write, link, people, request.appId(), request.expires());
            return new Granted(added(current, made), true);
        }
    }

    /** Gives a person a right of their own; one who has it already keeps it. */
    public Grant invite(Item item, Person person, boolean write, String appId, @Nullable Instant expires) {
        synchronized (store.lock()) {
            Item current = drives.item(item.driveId(), item.id());
            Optional<Grant> same = current.grants().stream()
                    .filter(each -> each.link() == null && each.names(person.id()) && each.write() == write)
                    .findFirst();
            return same.orElseGet(
                    () -> added(current, new Grant(Ids.guid(), write, null, List.of(person), appId, expires)));
        }
    }

    private Grant added(Item item, Grant grant) {
        List<Grant> all = new ArrayList<>(item.grants());
        all.add(grant);
        store.put(item.granting(all));
        return grant;
    }

    /** Revokes a grant made on this very item; one inherited or unknown is 404. */
    public void revoke(Item item, String grantId) {
        synchronized (store.lock()) {
            Item current = drives.item(item.driveId(), item.id());
            List<Grant> rest = current.grants().stream()
                    .filter(each -> !each.id().equals(grantId))
                    .toList();
            if (rest.size() == current.grants().size()) {
                throw GraphError.notFound();
            }
            store.put(current.granting(rest));
        }
    }

    /** The item a link leads to, whoever asks. */
    public Optional<Item> find(String token) {
        return led(token, null);
    }

    /** The item a link leads to, for a person it lets in; from then on the person may use the item. */
    public Optional<Item> redeem(String token, Person person) {
        synchronized (store.lock()) {
            return led(token, person).map(item -> joined(item, token, person));
        }
    }

    private Optional<Item> led(String token, @Nullable Person person) {
        Instant now = clock.instant();
        return store.drives().stream()
                .flatMap(drive -> store.itemsOf(drive.id()).all().stream())
                .filter(item -> item.live()
                        && item.grants().stream()
                                .anyMatch(grant -> leads(grant, token)
                                        && grant.valid(now)
                                        && (person == null || grant.admits(person))))
                .findFirst();
    }

    private Item joined(Item item, String token, Person person) {
        List<Grant> all = new ArrayList<>(item.grants());
        all.replaceAll(each -> leads(each, token) ? each.with(person) : each);
        return all.equals(item.grants()) ? item : store.put(item.granting(all));
    }

    private static boolean leads(Grant grant, String token) {
        return grant.link() != null && grant.link().token().equals(token);
    }
}
