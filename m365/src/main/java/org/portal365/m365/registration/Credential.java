package org.portal365.m365.registration;

/** What the portal proves itself with to Entra ID. Never shown and never logged. */
public sealed interface Credential permits ClientSecret, ClientCertificate {}
