package org.portal365.mail.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A submission server that keeps every line and can be made to answer anything, or to break off. */
final class FakeSmtp implements AutoCloseable {
    /** Breaks the connection in the place of an answer. */
    static final String CUT = "CUT";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> content = new CopyOnWriteArrayList<>();
    volatile String extensions = "250-SIZE 1000000\r\n250-AUTH LOGIN XOAUTH2\r\n250 8BITMIME";
    /** An answer by the command; null for the usual one. The end of the content asks for ".". */
    volatile UnaryOperator<String> answers = command -> null;

    FakeSmtp() throws IOException {
        Thread thread = new Thread(this::accept, "fake-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> verbs() {
        return commands.stream().map(line -> line.split("[ :]", 2)[0]).toList();
    }

    private void accept() {
        while (!socket.isClosed()) {
            welcome();
        }
    }

    private void welcome() {
        try (Socket client = socket.accept()) {
            serve(client);
        } catch (IOException e) {
            // The client has gone, or the test is over.
            return;
        }
    }

    private void serve(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(client, answer("greeting", "220 ready"));
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && !line.equals(".")) {
                content.add(line);
                continue;
            }
            if (!data) {
                commands.add(line);
            }
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            String usual = switch (verb) {
                case "EHLO" -> "250-fake\r\n" + extensions;
                case "AUTH" -> "334 ";
                case "DATA" -> "354 go on";
                case "MAIL", "RCPT", "." -> "250 2.0.0 fine";
                default -> "235 in";
            };
            String answer = answer(line, usual);
            if (answer.equals(CUT)) {
                return;
            }
            say(client, answer);
            data = verb.equals("DATA") && answer.startsWith("354");
        }
    }

    private String answer(String command, String usual) {
        String other = answers.apply(command);
        return other == null ? usual : other;
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
