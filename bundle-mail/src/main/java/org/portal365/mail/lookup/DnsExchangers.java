package org.portal365.mail.lookup;

import java.net.IDN;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.portal365.mail.core.Recognition;

/**
 * MX records by the DNS provider of JNDI
 * (<a href="https://docs.oracle.com/javase/8/docs/technotes/guides/jndi/jndi-dns.html">guide</a>). Two seconds a server
 * at the most; what cannot be found out is as if it were not there.
 */
public final class DnsExchangers implements Recognition.Exchangers {
    private static final String FACTORY = "com.sun.jndi.dns.DnsContextFactory";
    private static final int MOST = 50;

    private final String server;

    /** @param server as "dns://HOST:PORT"; "dns:" for those of this machine */
    public DnsExchangers(String server) {
        this.server = server;
    }

    private record Exchanger(int preference, String host) {
        /** "10 mail.example.com." (RFC 1035, 3.3.9). */
        static List<Exchanger> parse(String record) {
            String[] words = record.strip().split("\\s+", 2);
            if (words.length < 2 || !words[0].matches("[0-9]{1,5}")) {
                return List.of();
            }
            String host = words[1].toLowerCase(Locale.ROOT);
            String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
            return plain.isEmpty() ? List.of() : List.of(new Exchanger(Integer.parseInt(words[0]), plain));
        }
    }

    @Override
    public List<String> of(String domain) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // JNDI looks for its provider with the loader of the thread; a bundle's does not know it.
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return asked(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES));
        } catch (NamingException | IllegalArgumentException e) {
            return List.of();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    // JNDI wants a Hashtable; of DNS nothing comes but texts, there is no object to deserialise.
    @SuppressWarnings({"JdkObsolete", "BanJNDI"})
    private List<String> asked(String domain) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, FACTORY);
        environment.put(Context.PROVIDER_URL, server);
        environment.put("com.sun.jndi.dns.timeout.initial", "1000");
        environment.put("com.sun.jndi.dns.timeout.retries", "1");
        DirContext context = new InitialDirContext(environment);
        try {
            Attribute records =
                    context.getAttributes(domain + ".", new String[] {"MX"}).get("MX");
            return records == null ? List.of() : sorted(records);
        } finally {
            context.close();
        }
    }

    private static List<String> sorted(Attribute records) throws NamingException {
        List<Exchanger> found = new ArrayList<>();
        NamingEnumeration<?> all = records.getAll();
        while (all.hasMore() && found.size() < MOST) {
            found.addAll(Exchanger.parse(String.valueOf(all.next())));
        }
        return found.stream()
                .sorted(Comparator.comparing(Exchanger::preference))
                .map(Exchanger::host)
                .toList();
    }
}
