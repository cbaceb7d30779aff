/** Databases for the tests of every bundle. */
package org.portal365.persistence;
