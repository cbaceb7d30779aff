package org.portal365.reference.secondfactor;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a user puts into their device, and the page that shows it.
 *
 * @param secret base32, for typing
 * @param uri the same for an app on this device
 * @param size of the picture in modules, with its margin
 * @param picture the dark modules of a QR code as the data of an SVG path
 */
public record Enrolment(String secret, String uri, int size, String picture) {
    /** Scanners want four light modules around (ISO/IEC 18004). */
    private static final int MARGIN = 4;

    static Enrolment of(String issuer, String account, String secret) {
        String uri = Totp.uri(issuer, account, secret);
        QrCode code = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
        return new Enrolment(secret, uri, code.size + 2 * MARGIN, path(code));
    }

    /** In groups, as people read it. */
    public String spelled() {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String path(QrCode code) {
        return IntStream.range(0, code.size * code.size)
                .filter(index -> code.getModule(index % code.size, index / code.size))
                .mapToObj(index -> "M%d,%dh1v1h-1z".formatted(index % code.size + MARGIN, index / code.size + MARGIN))
                .collect(Collectors.joining());
    }
}
