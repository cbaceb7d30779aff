package org.portal365.api.mail;

import org.portal365.api.Text;

/** A mail server that the administrator has listed. */
public record MailServerChoice(String id, Text name) {}
