package org.portal365.diskoffice.transfer.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a place outside, as it goes through browsers: nothing but the letters that ids of Graph have.
 *
 * @param drive for ITEM
 * @param id of the item or the site
 */
public record OutsideRef(Kind kind, String drive, String id) {
    /** What is named, and with which permission it is reached. */
    public enum Kind {
        /** The list of places. */
        TOP,
        /** The root of the own OneDrive. */
        ONEDRIVE,
        /** The list of sites. */
        SITES,
        /** A site with its libraries. */
        SITE,
        /** An item of the own OneDrive. */
        OWN,
        /** An item of a site's library. */
        LIBRARY
    }

    public static final OutsideRef TOP = new OutsideRef(Kind.TOP, "", "");
    public static final OutsideRef ONEDRIVE = new OutsideRef(Kind.ONEDRIVE, "", "");
    public static final OutsideRef SITES = new OutsideRef(Kind.SITES, "", "");

    private static final Pattern SITE = Pattern.compile("site:([A-Za-z0-9.,-]{1,250})");
    private static final Pattern ITEM = Pattern.compile("(own|lib):([A-Za-z0-9!_-]{1,150})/([A-Za-z0-9!_-]{1,150})");

    public static OutsideRef site(String id) {
        return new OutsideRef(Kind.SITE, "", id);
    }

    public static OutsideRef item(Kind reach, String drive, String id) {
        return new OutsideRef(reach, drive, id);
    }

    /** The place that the text names; empty when it names none. */
    public static Optional<OutsideRef> parse(String text) {
        Matcher site = SITE.matcher(text);
        Matcher item = ITEM.matcher(text);
        if (site.matches()) {
            return Optional.of(site(site.group(1)));
        }
        if (item.matches()) {
            Kind reach = item.group(1).equals("own") ? Kind.OWN : Kind.LIBRARY;
            return Optional.of(item(reach, item.group(2), item.group(3)));
        }
        return switch (text) {
            case "" -> Optional.of(TOP);
            case "onedrive" -> Optional.of(ONEDRIVE);
            case "sites" -> Optional.of(SITES);
            default -> Optional.empty();
        };
    }

    /** Whether it is a file or folder, and so can be brought here. */
    public boolean item() {
        return kind == Kind.OWN || kind == Kind.LIBRARY;
    }

    /** Reached with the permission for sites. */
    public boolean shared() {
        return kind == Kind.SITES || kind == Kind.SITE || kind == Kind.LIBRARY;
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return switch (kind) {
            case TOP -> "";
            case ONEDRIVE -> "onedrive";
            case SITES -> "sites";
            case SITE -> "site:" + id;
            case OWN -> "own:" + drive + "/" + id;
            case LIBRARY -> "lib:" + drive + "/" + id;
        };
    }

    /** As items are named to {@link org.portal365.diskoffice.core.RemoteDrive}. */
    public String itemId() {
        return drive + "/" + id;
    }
}
