package org.portal365.api.social;

import org.portal365.api.Text;

/**
 * How a service is offered.
 *
 * @param id part of addresses: lower-case letters, digits, hyphen
 * @param name on the button
 * @param order lower comes first
 */
public record ServiceInfo(String id, Text name, int order) {}
