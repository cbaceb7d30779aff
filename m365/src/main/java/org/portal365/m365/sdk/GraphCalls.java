package org.portal365.m365.sdk;

import com.microsoft.graph.drives.DrivesRequestBuilder;
import com.microsoft.graph.drives.item.items.item.DriveItemItemRequestBuilder;
import com.microsoft.kiota.RequestAdapter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.ItemRef;

/**
 * The SDK's request builders for one account, and one way to call them.
 *
 * @param adapter its client passes {@link GraphLayer}
 */
record GraphCalls(RequestAdapter adapter, GraphAddresses addresses, GraphErrors errors) {
    DrivesRequestBuilder drives() {
        return new DrivesRequestBuilder(new HashMap<>(Map.of("baseurl", addresses.base())), adapter);
    }

    DriveItemItemRequestBuilder item(ItemRef item) {
        return drives().byDriveId(item.driveId()).items().byDriveItemId(item.itemId());
    }

    /** An item at a documented address that the builders cannot write. */
    DriveItemItemRequestBuilder itemAt(String address) {
        return new DriveItemItemRequestBuilder(address, adapter);
    }

    /**
     * Calls, and translates what goes wrong.
     *
     * @param what for the message: the operation and ids
     */
    <T> T call(String what, Supplier<@Nullable T> work) {
        T answer;
        try {
            answer = work.get();
        } catch (RuntimeException e) {
            throw errors.translate(what, e);
        }
        if (answer == null) {
            throw errors.badAnswer(what, null);
        }
        return answer;
    }

    /** Calls for no answer. */
    void run(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw errors.translate(what, e);
        }
    }

    /** Calls, where 404 is an answer as well. */
    <T> Optional<T> find(String what, Supplier<@Nullable T> work) {
        try {
            return Optional.of(call(what, work));
        } catch (GraphException e) {
            if (e.notFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
