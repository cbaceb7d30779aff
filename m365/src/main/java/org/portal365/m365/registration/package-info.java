/**
 * The portal's app registration in Microsoft Entra ID: client id, credential, tenants, cloud. Kept by the admin.
 */
@NullMarked
package org.portal365.m365.registration;

import org.jspecify.annotations.NullMarked;
