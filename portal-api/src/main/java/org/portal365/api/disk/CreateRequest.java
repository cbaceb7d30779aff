package org.portal365.api.disk;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.FolderId;

/**
 * A wish for a new document.
 *
 * @param name without ending
 * @param key makes repeating safe
 */
public record CreateRequest(
        Actor actor, FolderId folder, String name, DocumentKind kind, String key, Optional<AccountId> account) {}
