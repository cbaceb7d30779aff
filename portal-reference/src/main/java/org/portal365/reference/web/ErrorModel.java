package org.portal365.reference.web;

import org.portal365.api.Text;

/** What an error page shows. */
public record ErrorModel(int status, Text words) {}
