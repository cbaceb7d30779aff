package org.portal365.reference.signin;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;

/**
 * What the sign-in page shows.
 *
 * @param confirm the user is signed in, but must prove again who they are
 */
public record SignInModel(Services services, String login, boolean confirm, Optional<Text> problem) {

    /** One button. */
    public record Button(String id, Text name) {}

    /** The part of the page that follows the plug-ins while the page is open. */
    public record Services(List<Button> buttons, String returnTo) {
        /** Names the buttons, so that the page can ask whether others are due. */
        public String known() {
            return String.join(",", buttons.stream().map(Button::id).toList());
        }
    }
}
