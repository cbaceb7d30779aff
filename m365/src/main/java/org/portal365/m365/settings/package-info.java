/**
 * Settings of the admin: the app registration (PID org.portal365.m365), custom clouds (factory PID org.portal365.clouds), and the components that bring everything of this bundle up.
 */
@NullMarked
package org.portal365.m365.settings;

import org.jspecify.annotations.NullMarked;
