package org.portal365.m365.sdk;

import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriterFactory;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import com.microsoft.kiota.serialization.ParseNodeFactoryRegistry;
import com.microsoft.kiota.serialization.SerializationWriterFactoryRegistry;
import com.microsoft.kiota.serialization.TextParseNodeFactory;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading and writing of Graph's JSON by the SDK's own classes, in registries of our own: none of it is global. */
final class GraphJson {
    private static final String JSON = "application/json";

    private GraphJson() {}

    static ParseNodeFactoryRegistry readers() {
        ParseNodeFactoryRegistry readers = new ParseNodeFactoryRegistry();
        JsonParseNodeFactory json = new JsonParseNodeFactory();
        TextParseNodeFactory text = new TextParseNodeFactory();
        readers.contentTypeAssociatedFactories.put(json.getValidContentType(), json);
        readers.contentTypeAssociatedFactories.put(text.getValidContentType(), text);
        return readers;
    }

    static SerializationWriterFactoryRegistry writers() {
        SerializationWriterFactoryRegistry writers = new SerializationWriterFactoryRegistry();
        JsonSerializationWriterFactory json = new JsonSerializationWriterFactory();
        writers.contentTypeAssociatedFactories.put(json.getValidContentType(), json);
        return writers;
    }

    /** The object in the bytes; empty when they are no such JSON. */
    static <T extends Parsable> Optional<T> read(byte[] json, ParsableFactory<T> type) {
        try {
            @Nullable
            T value = new JsonParseNodeFactory()
                    .getParseNode(JSON, new ByteArrayInputStream(json))
                    .getObjectValue(type);
            return Optional.ofNullable(value);
        } catch (RuntimeException notJson) {
            return Optional.empty();
        }
    }
}
