package org.portal365.m365.sdk;

/** What is asked of Graph, and which request carries it. */
enum Operation {
    CREATE_UPLOAD_SESSION("createUploadSession", "POST", "*createUploadSession", false),
    PUT_RANGE("putRange", "PUT", "/up/*", true),
    PUT_SMALL("putSmall", "PUT", "*content*", false),
    CREATE_LINK("createLink", "POST", "*createLink", false),
    INVITE("invite", "POST", "*invite", false),
    ITEM("item", "GET", "*/items/*", false),
    CONTENT("content", "GET", "/down/*", true),
    VERSIONS("versions", "GET", "*versions", false),
    RENAME("rename", "PATCH", "*/items/*", false),
    DELETE("delete", "DELETE", "*/items/*", false),
    DELTA("delta", "GET", "*delta*", false),
    SUBSCRIBE("subscribe", "POST", "/v1.0/subscriptions", false);

    private final String word;
    private final String method;
    private final String path;
    private final boolean transfer;

    Operation(String word, String method, String path, boolean transfer) {
        this.word = word;
        this.method = method;
        this.path = path;
        this.transfer = transfer;
    }

    String word() {
        return word;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** Not Graph's own host: no token goes there, and none is renewed. */
    boolean transfer() {
        return transfer;
    }
}
