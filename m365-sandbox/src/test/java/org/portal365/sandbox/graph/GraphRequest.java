package org.portal365.sandbox.graph;

import java.util.Map;

/** A request to Graph; {@code path} begins with /v1.0. */
@SuppressWarnings("ArrayRecordComponent")
public record GraphRequest(String method, String path, Map<String, String> headers, byte[] body) {}
