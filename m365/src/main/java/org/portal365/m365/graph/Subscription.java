package org.portal365.m365.graph;

import java.net.URI;
import java.time.Instant;

/**
 * Graph tells an address of ours when something in a drive changes.
 *
 * @param resource what it is about, as it was asked for
 * @param expires nothing is told from then on
 * @see <a href="https://learn.microsoft.com/graph/api/resources/subscription">subscription resource type</a>
 */
public record Subscription(String id, String resource, URI notificationUrl, Instant expires) {}
