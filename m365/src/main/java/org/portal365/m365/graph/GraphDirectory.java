package org.portal365.m365.graph;

import java.util.List;
import java.util.Map;

/**
 * Accounts of one organisation, as an app reads them with the application permission User.Read.All. Faults and throttling
 * are those of {@link GraphDrive}. Safe for threads.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/user">user resource type</a>
 */
public interface GraphDirectory {
    /** How many accounts one question can name. */
    int MOST = 15;

    /**
     * The state of each of these accounts. One that a list lacks is asked for by itself: GONE means that the organisation
     * has said so about this very id.
     *
     * @param ids object ids in lower case, {@link #MOST} at the most
     * @throws GraphException when even one of them could not be asked for: then nothing is known of any
     */
    Map<String, AccountState> states(List<String> ids);
}
