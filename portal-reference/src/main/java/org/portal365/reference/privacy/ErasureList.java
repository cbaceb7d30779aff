package org.portal365.reference.privacy;

import java.util.List;

/** The newest erasures. */
public record ErasureList(List<ErasureModel> items) {}
