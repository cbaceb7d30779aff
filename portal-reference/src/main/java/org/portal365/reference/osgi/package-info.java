/**
 * The portal in a framework: its component, the services of plug-ins, ConfigAdmin and metatype.
 */
@NullMarked
package org.portal365.reference.osgi;

import org.jspecify.annotations.NullMarked;
