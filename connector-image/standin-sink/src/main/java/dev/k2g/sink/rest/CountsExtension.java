package dev.k2g.sink.rest;

import dev.k2g.sink.StandinSinkConnector;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;

import java.util.Map;

/** Adds the sink's counts to the worker's REST API. Named in the worker's {@code rest.extension.classes}. */
public final class CountsExtension implements ConnectRestExtension {

    /** Made by the worker. */
    public CountsExtension() {}

    @Override
    public void register(ConnectRestExtensionContext context) {
        context.configurable().register(new CountsResource());
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}

    @Override
    public String version() {
        return StandinSinkConnector.VERSION;
    }
}
