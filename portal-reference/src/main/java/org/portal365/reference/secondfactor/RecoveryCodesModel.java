package org.portal365.reference.secondfactor;

import java.util.List;

/**
 * Recovery codes, shown once.
 *
 * @param next where the user goes on
 */
public record RecoveryCodesModel(List<String> codes, String next) {}
