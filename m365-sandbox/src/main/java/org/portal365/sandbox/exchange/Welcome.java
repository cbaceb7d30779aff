package org.portal365.sandbox.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What lies in a new mailbox. */
final class Welcome {
    private static final String TEXT = """
            From: Contoso IT <admin@contoso.onmicrosoft.com>
            To: <ADDRESS>
            Subject: Welcome to your mailbox
            Date: Mon, 02 Nov 2026 09:00:00 +0000
            Message-ID: <welcome-ADDRESS>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Hello,

            this mailbox lives in the sandbox. Nothing you send leaves this machine.
            """;

    private static final String HTML = """
            From: Contoso News <news@contoso.example>
            To: <ADDRESS>
            Subject: =?utf-8?Q?News_of_November_=E2=80=93_with_pictures?=
            Date: Tue, 03 Nov 2026 10:30:00 +0000
            Message-ID: <news-ADDRESS>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer"

            --outer
            Content-Type: multipart/alternative; boundary="inner"

            --inner
            Content-Type: text/plain; charset=utf-8

            The canteen opens at eight.
            --inner
            Content-Type: text/html; charset=utf-8

            <html><body><h1 style="color:#0b5394">News</h1><p>The <b>canteen</b> opens at eight.</p>
            <p><img src="https://news.contoso.example/canteen.png" alt="The canteen" width="200"></p>
            <script>document.title = 'taken over'</script>
            <p><a href="https://www.contoso.example/">More</a></p></body></html>
            --inner--
            --outer
            Content-Type: text/csv; charset=utf-8; name="menu.csv"
            Content-Disposition: attachment; filename="menu.csv"
            Content-Transfer-Encoding: base64

            ZGF5LGRpc2gNCk1vbmRheSxTb3VwDQo=
            --outer--
            """;

    private Welcome() {}

    static List<byte[]> messages(String address) {
        return List.of(message(TEXT, address), message(HTML, address));
    }

    private static byte[] message(String text, String address) {
        return text.replace("ADDRESS", address).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
