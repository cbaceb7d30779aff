/** Entra ID v2: discovery, authorization, tokens, consent and logout. */
@NullMarked
package org.portal365.sandbox.entra;

import org.jspecify.annotations.NullMarked;
