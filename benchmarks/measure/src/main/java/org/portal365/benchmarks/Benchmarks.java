package org.portal365.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the measurements that are named on the command line, or all of them. */
public final class Benchmarks {
    private static final Map<String, Measurement> ALL = new LinkedHashMap<>();
    /** Fewer for a try. */
    private static final int MESSAGES = Integer.getInteger("messages", 5_000);

    static {
        ALL.put("id-token", new MicroMeasurement("id_token validation, against Nimbus verify alone", IdTokens.class));
        ALL.put("sealed-read", new MicroMeasurement("sealed tokens read, against Nimbus decrypt", SealedReads.class));
        ALL.put("token", new MicroMeasurement("token from the cache, 16 threads, against msal4j", CachedTokens.class));
        ALL.put("sign-in", new SignInMeasurement(true));
        ALL.put("sign-in-memory", new SignInMeasurement(false));
        ALL.put("start", new KarafStart());
        ALL.put("idle-sessions", new IdleSessions());
        ALL.put("mail-sync-0", new MailSyncMeasurement(MESSAGES, 0, false));
        ALL.put("mail-sync-50", new MailSyncMeasurement(MESSAGES, 50, false));
        ALL.put("mail-sync-jdbc", new MailSyncMeasurement(MESSAGES, 0, true));
        ALL.put("mail-changes-5000", new MailChanges(MESSAGES));
        ALL.put("mail-changes-100000", new MailChanges(100_000));
        ALL.put("idle-mailboxes", new IdleMailboxes());
        for (int mebibytes : new int[] {10, 100, 1_024}) {
            for (int delay : new int[] {0, 50}) {
                ALL.put("upload-" + mebibytes + "-" + delay, new TransferMeasurement(mebibytes, delay, true));
                ALL.put("download-" + mebibytes + "-" + delay, new TransferMeasurement(mebibytes, delay, false));
            }
        }
    }

    private Benchmarks() {}

    /** Something that can be measured. */
    interface Measurement {
        /** What it has shown, in words. */
        String run() throws Exception;
    }

    public static void main(String[] names) throws Exception {
        for (String name : names.length == 0 ? ALL.keySet().toArray(String[]::new) : names) {
            Measurement measurement = ALL.get(name);
            if (measurement == null) {
                System.err.println("There is no benchmark " + name + ", but these: " + ALL.keySet());
                System.exit(2);
                return;
            }
            System.out.println(name + " ...");
            System.out.println(measurement.run());
        }
    }
}
