/** What is counted: calls, errors and queue lengths, readable by JMX and in the text form of Prometheus. */
@NullMarked
package org.portal365.m365.metrics;

import org.jspecify.annotations.NullMarked;
