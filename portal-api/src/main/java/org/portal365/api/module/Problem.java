package org.portal365.api.module;

import org.portal365.api.Text;

/**
 * What is wrong with one setting and what to do.
 *
 * @param key the setting; empty when it is about several
 */
public record Problem(String key, Text text) {}
