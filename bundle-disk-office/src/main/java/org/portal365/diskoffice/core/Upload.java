package org.portal365.diskoffice.core;

/** How far an upload session has come, by the last answer. */
public record Upload(UploadTicket ticket, long offset) {}
