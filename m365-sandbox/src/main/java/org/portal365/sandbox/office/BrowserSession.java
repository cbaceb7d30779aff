package org.portal365.sandbox.office;

import io.javalin.http.Context;
import java.util.List;

/** The sandbox's single sign-on as the editor page needs it. */
public interface BrowserSession {
    /** Accounts signed in to this browser, the newest last. */
    List<String> logins(Context context);

    /** Signs an account in to this browser. */
    void signIn(Context context, String login);
}
