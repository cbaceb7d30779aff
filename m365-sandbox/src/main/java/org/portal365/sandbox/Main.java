package org.portal365.sandbox;

/** Entry point: {@code java -jar m365-sandbox.jar --port 8281 --data DIR}; prints one line when ready, stops cleanly on SIGTERM. */
public final class Main {

    private Main() {}

    @SuppressWarnings("SystemOut") // the ready line is this program's interface to the script that starts it
    public static void main(String[] arguments) {
        Sandbox sandbox = Sandbox.start(SandboxOptions.parse(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
        System.out.println("sandbox ready " + sandbox.addresses().browser());
    }
}
