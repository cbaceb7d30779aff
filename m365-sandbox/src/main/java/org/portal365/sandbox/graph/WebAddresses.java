package org.portal365.sandbox.graph;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.graph.drive.DriveRecord;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.Grant;
import org.portal365.sandbox.graph.drive.Item;

/** The addresses under which people open items in the browser, shaped like SharePoint's. */
public final class WebAddresses {
    private static final Set<String> OFFICE = Set.of("docx", "xlsx", "pptx");

    private final String origin;
    private final Drives drives;

    public WebAddresses(Addresses addresses, Drives drives) {
        this.origin = addresses.browser();
        this.drives = drives;
    }

    /** True when the sandbox's editor page opens files of this name. */
    public static boolean office(String name) {
        return OFFICE.contains(extension(name));
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    String drive(DriveRecord drive) {
        return origin + "/" + drive.site() + "/Documents";
    }

    /** {@code webUrl}: Office for an Office file, else the place in the library. */
    public String item(Item item) {
        DriveRecord drive = drives.drive(item.driveId());
        if (!item.folder() && office(item.name())) {
            return origin + "/" + drive.site() + "/_layouts/15/Doc.aspx?sourcedoc=%7B" + item.guid() + "%7D&file="
                    + encoded(item.name()) + "&action=default&mobileredirect=true";
        }
        String path =
                drives.path(item).stream().map(name -> "/" + encoded(name)).collect(Collectors.joining());
        return drive(drive) + path;
    }

    /** The address of a sharing link; the letter tells the kind of document as SharePoint's does. */
    String link(Item item, Grant.Link link) {
        String letter = switch (item.folder() ? "" : extension(item.name())) {
            case "docx" -> "w";
            case "xlsx" -> "x";
            case "pptx" -> "p";
            case "" -> "f";
            default -> "u";
        };
        return origin + "/:" + letter + ":/g/" + drives.drive(item.driveId()).site() + "/" + link.token();
    }

    /** The share token in a link's address, or the text itself when it is none. */
    static String shareToken(String address) {
        String path = URI.create(address).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
