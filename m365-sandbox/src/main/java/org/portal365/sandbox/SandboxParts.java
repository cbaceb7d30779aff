package org.portal365.sandbox;

import org.portal365.sandbox.entra.AccessTokens;
import org.portal365.sandbox.entra.SigningKeys;

/** What every part of the sandbox shares; built once, all members thread safe. */
public record SandboxParts(
        Addresses addresses,
        StateFolder state,
        SandboxClock clock,
        Switches switches,
        Faults faults,
        CallLog log,
        Directory directory,
        SigningKeys keys,
        AccessTokens accessTokens,
        Pages pages) {

    static SandboxParts load(SandboxOptions options) {
        Addresses addresses = Addresses.at(options.port());
        StateFolder state = new StateFolder(options.data());
        SandboxClock clock = new SandboxClock(state);
        Directory directory = new Directory(state);
        SigningKeys keys = new SigningKeys(state);
        Switches switches = new Switches(state);
        return new SandboxParts(
                addresses,
                state,
                clock,
                switches,
                new Faults(state),
                new CallLog(clock),
                directory,
                keys,
                new AccessTokens(addresses, clock, directory, keys),
                new Pages());
    }
}
