/**
 * What every implementation of the portal API must do, as tests. The owner of a portal implements the fixture methods of
 * a contract in a test class and runs it with JUnit 5; one class may implement several.
 */
@NullMarked
package org.portal365.api.contract;

import org.jspecify.annotations.NullMarked;
