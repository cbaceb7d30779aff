package org.portal365.sandbox;

import java.time.Instant;

/**
 * A user object of one tenant. One human ({@code login}) may have several: the home one and guest ones.
 *
 * @param tid tenant of this user object
 * @param oid object id in that tenant
 * @param upn user principal name in that tenant
 * @param login what the human types or clicks; equals {@code upn} at home
 * @param userType Member or Guest
 * @param admin may consent for the organisation
 * @param oneDrive holds a licence with a drive
 * @param blocked account disabled (AADSTS50057)
 * @param assigned assigned to applications that demand it (AADSTS50105)
 * @param mfa a second factor is demanded of this person
 * @param sessionsValidFrom grants issued before this moment are revoked
 */
public record Person(
        String tid,
        String oid,
        String upn,
        String login,
        String name,
        String givenName,
        String surname,
        String userType,
        boolean admin,
        boolean oneDrive,
        boolean blocked,
        boolean assigned,
        boolean mfa,
        Instant sessionsValidFrom) {

    public boolean guest() {
        return userType.equals("Guest");
    }

    public boolean personal() {
        return tid.equals(Tenant.CONSUMERS);
    }

    /** Key of the user object, unique over all tenants. */
    public String key() {
        return oid + "." + tid;
    }

    public Person revokedAt(Instant moment) {
        return new Person(
                tid, oid, upn, login, name, givenName, surname, userType, admin, oneDrive, blocked, assigned, mfa,
                moment);
    }

    public Person withBlocked(boolean now) {
        return new Person(
                tid,
                oid,
                upn,
                login,
                name,
                givenName,
                surname,
                userType,
                admin,
                oneDrive,
                now,
                assigned,
                mfa,
                sessionsValidFrom);
    }

    public Person withAssigned(boolean now) {
        return new Person(
                tid,
                oid,
                upn,
                login,
                name,
                givenName,
                surname,
                userType,
                admin,
                oneDrive,
                blocked,
                now,
                mfa,
                sessionsValidFrom);
    }
}
