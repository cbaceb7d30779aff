package org.portal365.api.module;

import java.io.IOException;
import java.util.Set;
import org.portal365.api.Text;
import org.portal365.api.UserId;

/**
 * What one area keeps about users. Registered as a service by each plug-in that keeps anything; the portal has areas of its
 * own.
 */
public interface PersonalData {
    /** What may still need the user and the connected accounts; erased before anything else. */
    int FIRST = 10;
    /** What the others do not need. */
    int LATER = 30;
    /** The connected accounts: as long as they are there, what lies at the outside service can be removed. */
    int ACCOUNTS = 50;

    /** Names it in exports and for programs: small letters, digits and "-". */
    String area();

    /** As users read it. */
    Text title();

    /** When it is erased: lower goes first. */
    int order();

    /** The tables whose rows about a user it exports and erases. */
    Set<String> tables();

    /** Writes all there is. A secret, such as a token, is named and never shown. */
    void export(UserId id, PersonalExport to) throws IOException;

    /**
     * Erases all there is, what lies at outside services first. Called again, until it is done; whatever was killed
     * midway goes on from there. Data about others stays as it is.
     */
    Erasure erase(ErasureRequest request);
}
