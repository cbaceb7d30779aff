package org.portal365.reference.web;

/**
 * One address of the portal. Tests make their matrices from these.
 *
 * @param pattern path with variables, e.g. {@code /disk/files/{id}}
 * @param csrf whether the synchroniser token and the origin of the request are checked
 * @param head whether HEAD is answered as well; never for a GET that ends a flow
 */
public record Route(Verb verb, PathPattern pattern, Caller caller, boolean csrf, boolean head, Handler handler) {

    /** A page or download; changes nothing. */
    public static Route get(String path, Caller caller, Handler handler) {
        return new Route(Verb.GET, PathPattern.of(path), caller, false, true, handler);
    }

    /** A form; checked against CSRF. */
    public static Route post(String path, Caller caller, Handler handler) {
        return new Route(Verb.POST, PathPattern.of(path), caller, true, false, handler);
    }

    /** A change by script, the token in the header {@code X-CSRF-Token}; checked against CSRF. */
    public static Route put(String path, Caller caller, Handler handler) {
        return new Route(Verb.PUT, PathPattern.of(path), caller, true, false, handler);
    }

    /** An address for programs, which have no cookie and so no CSRF token. */
    public static Route machine(Verb verb, String path, Handler handler) {
        return new Route(verb, PathPattern.of(path), Caller.ANYONE, false, false, handler);
    }

    /** The same route, to which HEAD is not allowed. */
    public Route withoutHead() {
        return new Route(verb, pattern, caller, csrf, false, handler);
    }
}
