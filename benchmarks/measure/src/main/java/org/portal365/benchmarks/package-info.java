/** Measurements: each runs our code and a peer's in turn, and tells the median of their ratios. */
@NullMarked
package org.portal365.benchmarks;

import org.jspecify.annotations.NullMarked;
