package org.portal365.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The content of a message on its way (RFC 5321, 4.5.2 and 2.3.8): every line end becomes CRLF, whatever it was, so that
 * no server sees an end where another sees none.
 */
final class DotStuffing {
    private static final int BUFFER = 16 * 1024;

    private DotStuffing() {}

    static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        boolean start = true;
        boolean afterCr = false;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                byte one = buffer[i];
                if (one == '\n' && afterCr) {
                    afterCr = false;
                    continue;
                }
                if (one == '\r' || one == '\n') {
                    out.write('\r');
                    out.write('\n');
                    start = true;
                } else {
                    if (start && one == '.') {
                        out.write('.');
                    }
                    out.write(one);
                    start = false;
                }
                afterCr = one == '\r';
            }
        }
        if (!start) {
            out.write('\r');
            out.write('\n');
        }
    }
}
