package org.portal365.api.mail;

import java.util.Optional;
import org.portal365.api.Text;

/**
 * What an address tells.
 *
 * @param address as it will be used
 * @param provider to connect it with; empty: none that is switched on can
 * @param server of that provider; empty: there is nothing to choose, or nothing is known
 * @param words for the user: what was recognised, or why it cannot be connected and who can help
 */
public record Recognised(String address, Optional<String> provider, Optional<String> server, Text words) {}
