/** The peer that our sign-in is measured against. */
@NullMarked
package org.portal365.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
