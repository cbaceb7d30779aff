package org.portal365.mail.core;

import org.portal365.api.mail.MailFolder;

/**
 * A folder on the server.
 *
 * @param name as the server spells it
 * @param shown as people read it
 */
public record RemoteFolder(String name, String shown, MailFolder.Role role) {}
