package org.portal365.m365.registration;

/** Which accounts the app registration admits ("Supported account types" in Entra ID). */
public enum Accounts {
    /** Accounts of one organisation: the authority is its tenant. */
    ONE_TENANT,
    /** Work accounts of any organisation; the portal checks its own allow-list of tenants. */
    MANY_TENANTS
}
