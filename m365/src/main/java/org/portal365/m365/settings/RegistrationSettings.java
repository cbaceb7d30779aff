package org.portal365.m365.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.portal365.api.Words;
import org.portal365.api.module.Problem;
import org.portal365.m365.registration.Accounts;

/**
 * Settings of the app registration that are well-formed; whether they are complete is for {@link Registration}.
 *
 * @param clientId empty: not set yet
 * @param tenants GUIDs and domains as written, in lower case
 * @param cloud name of a row, which may not be there (yet)
 * @param keyFrom empty: the sealed Key; else file:/path or env:NAME
 * @param sealKeys path of the key file; empty: the usual place
 */
record RegistrationSettings(
        String clientId,
        Accounts accounts,
        List<String> tenants,
        String cloud,
        boolean guests,
        Optional<LocalDate> expires,
        String keyFrom,
        String sealKeys) {
    static final String CLIENT_ID = "client.id";
    static final String ACCOUNTS = "accounts";
    static final String TENANTS = "tenants";
    static final String CLOUD = "cloud";
    static final String GUESTS = "guests";
    static final String CREDENTIAL_EXPIRES = "credential.expires";
    static final String KEY_FROM = "key.from";
    static final String SEAL_KEYS = "seal.keys";

    private static final Words WORDS = Words.beside(RegistrationSettings.class);
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
    /** The tenant of all personal accounts. */
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

    /** Settings of a first start: nothing is known yet. */
    static RegistrationSettings unset() {
        return new RegistrationSettings(
                "", Accounts.MANY_TENANTS, List.of(), "global", false, Optional.empty(), "", "");
    }

    static boolean isGuid(String text) {
        return GUID.matcher(text).matches();
    }

    /** Of lower case, and with a dot. */
    static boolean isDomain(String text) {
        return DOMAIN.matcher(text).matches();
    }

    /** Reads the settings; what is not well-formed is added to the problems, and then the result is of no use. */
    static RegistrationSettings parse(SettingsMap values, List<Problem> problems) {
        String clientId = values.text(CLIENT_ID).toLowerCase(java.util.Locale.ROOT);
        if (!clientId.isEmpty() && !isGuid(clientId)) {
            problems.add(new Problem(CLIENT_ID, WORDS.text("client.id.guid")));
        }
        String keyFrom = values.text(KEY_FROM);
        if (!keyFrom.isEmpty() && !keyFrom.startsWith("file:") && !keyFrom.startsWith("env:")) {
            problems.add(new Problem(KEY_FROM, WORDS.text("key.from.form")));
        }
        Accounts accounts = accounts(values, problems);
        return new RegistrationSettings(
                clientId,
                accounts,
                tenants(values, accounts, problems),
                values.text(CLOUD, "global"),
                guests(values, problems),
                expires(values, problems),
                keyFrom,
                values.text(SEAL_KEYS));
    }

    private static Accounts accounts(SettingsMap values, List<Problem> problems) {
        String accounts = values.text(ACCOUNTS, "many");
        if (!accounts.equals("one") && !accounts.equals("many")) {
            problems.add(new Problem(ACCOUNTS, WORDS.text("accounts.form", accounts)));
        }
        return accounts.equals("one") ? Accounts.ONE_TENANT : Accounts.MANY_TENANTS;
    }

    private static List<String> tenants(SettingsMap values, Accounts accounts, List<Problem> problems) {
        List<String> tenants = values.words(TENANTS);
        for (String tenant : tenants) {
            if (!isGuid(tenant) && !isDomain(tenant)) {
                problems.add(new Problem(TENANTS, WORDS.text("tenants.form", tenant)));
            }
            if (tenant.equals(PERSONAL)) {
                problems.add(new Problem(TENANTS, WORDS.text("tenants.personal")));
            }
        }
        if (accounts == Accounts.ONE_TENANT && tenants.size() > 1) {
            problems.add(new Problem(TENANTS, WORDS.text("tenants.one")));
        }
        return tenants;
    }

    private static boolean guests(SettingsMap values, List<Problem> problems) {
        String guests = values.text(GUESTS, "false");
        if (!guests.equals("true") && !guests.equals("false")) {
            problems.add(new Problem(GUESTS, WORDS.text("boolean.form", guests)));
        }
        return guests.equals("true");
    }

    private static Optional<LocalDate> expires(SettingsMap values, List<Problem> problems) {
        String date = values.text(CREDENTIAL_EXPIRES);
        if (date.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(date));
        } catch (DateTimeException e) {
            problems.add(new Problem(CREDENTIAL_EXPIRES, WORDS.text("date.form", date)));
            return Optional.empty();
        }
    }

    /** Which keys have their standard value here and had another one before. */
    List<String> dropped(RegistrationSettings before) {
        Map<String, Function<RegistrationSettings, Object>> values = new LinkedHashMap<>();
        values.put(CLIENT_ID, RegistrationSettings::clientId);
        values.put(ACCOUNTS, RegistrationSettings::accounts);
        values.put(TENANTS, RegistrationSettings::tenants);
        values.put(CLOUD, RegistrationSettings::cloud);
        values.put(KEY_FROM, RegistrationSettings::keyFrom);
        values.put(SEAL_KEYS, RegistrationSettings::sealKeys);
        return values.entrySet().stream()
                .filter(value -> {
                    Object standard = value.getValue().apply(unset());
                    return value.getValue().apply(this).equals(standard)
                            && !value.getValue().apply(before).equals(standard);
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What is still missing from well-formed settings. */
    List<Problem> missing() {
        List<Problem> missing = new ArrayList<>();
        if (clientId.isEmpty()) {
            missing.add(new Problem(CLIENT_ID, WORDS.text("client.id.missing")));
        }
        if (accounts == Accounts.ONE_TENANT && tenants.isEmpty()) {
            missing.add(new Problem(TENANTS, WORDS.text("tenants.missing")));
        }
        return missing;
    }
}
