package org.portal365.sandbox.entra;

import org.jspecify.annotations.Nullable;

/**
 * How far one sign-in has come; travels sealed through the pages' forms.
 *
 * @param login account chosen on the chooser page in this sign-in, or null
 * @param factor the second factor was given in this sign-in
 * @param consented the consent page was accepted in this sign-in
 */
record SignInProgress(
        AuthorizationRequest request, @Nullable String login, boolean factor, boolean consented) {

    SignInProgress chose(String account) {
        return new SignInProgress(request, account, factor, consented);
    }

    SignInProgress gaveFactor() {
        return new SignInProgress(request, login, true, consented);
    }

    SignInProgress accepted() {
        return new SignInProgress(request, login, factor, true);
    }
}
