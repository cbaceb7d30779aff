package org.portal365.diskoffice.ooxml;

import java.nio.charset.StandardCharsets;

/**
 * Finds the name of the stream that an OLE object of the class "Package" keeps a file of any kind in, programs too, while
 * the object passes by.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-oleds/">[MS-OLEDS], 2.3.6 OLENativeStream</a>
 */
final class PackedFiles {
    private static final byte[] NAME = "Ole10Native".getBytes(StandardCharsets.UTF_16LE);

    private int matched;
    private boolean found;

    void add(byte[] bytes, int length) {
        for (int i = 0; i < length && !found; i++) {
            if (bytes[i] == NAME[matched]) {
                matched++;
            } else {
                matched = bytes[i] == NAME[0] ? 1 : 0;
            }
            if (matched == NAME.length) {
                found = true;
            }
        }
    }

    boolean found() {
        return found;
    }
}
