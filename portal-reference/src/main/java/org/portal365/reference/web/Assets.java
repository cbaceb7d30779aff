package org.portal365.reference.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;

/** Style sheets, scripts and pictures of ours; the address of each carries its hash, so browsers keep them for good. */
public final class Assets implements Routes {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final ClassLoader loader;
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /** Those in the folder {@code assets} of the loader. */
    public Assets(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/assets/{hash}/{name}", Caller.ANYONE, this::serve),
                Route.get("/favicon.ico", Caller.ANYONE, request -> answer(find("favicon.svg"), false)));
    }

    /** The address of an asset. */
    String address(String name) {
        return "/assets/" + find(name).hash() + "/" + name;
    }

    private Response serve(Request request) {
        Asset asset = find(request.variable("name"));
        // Another node may run another version for a while: its addresses work here, but are not kept.
        return answer(asset, asset.hash().equals(request.variable("hash")));
    }

    private static Response answer(Asset asset, boolean keep) {
        return Response.of(asset.content())
                .header("Cache-Control", keep ? "public, max-age=31536000, immutable" : "no-cache");
    }

    private Asset find(String name) {
        return known.computeIfAbsent(name, this::load);
    }

    private Asset load(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (InputStream in = open(name)) {
            if (type == null || in == null) {
                throw WebException.notFound();
            }
            byte[] bytes = in.readAllBytes();
            String hash = Tokens.hash(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
            return new Asset(new Content.Whole(type, Body.of(bytes)), hash.substring(0, 16));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private @Nullable InputStream open(String name) {
        return name.matches("[a-z0-9.-]+") ? loader.getResourceAsStream("assets/" + name) : null;
    }

    private record Asset(Content content, String hash) {}
}
