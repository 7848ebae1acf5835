package dev.k2g.sinkconfig;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.sinkmodel.Dialect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The releases of the official sink, by the statement that they make of a consumed Cypher text. */
public enum SinkRelease {
    /** Before 5.1: the text follows the events. */
    LEGACY,
    /** 5.1 to 5.4: the text is a subquery. */
    SUBQUERY,
    /** 5.5 and later: the text is one branch of a subquery, and Cypher 25 where the server has it. */
    BRANCH;

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\D.*)?");

    /** By the connector's dialect and its plugin's version; the newest when these do not say. */
    public static SinkRelease of(ConnectorSpec connector) {
        if (connector.dialect().equals(Optional.of(Dialect.LEGACY))) {
            return LEGACY;
        }
        Matcher version = VERSION.matcher(connector.plugin().version());
        if (connector.dialect().equals(Optional.of(Dialect.MANAGED)) || !version.matches()) {
            return BRANCH;
        }
        int number = Integer.parseInt(version.group(1)) * 10_000 + Integer.parseInt(version.group(2));
        if (number < 50_001) {
            return LEGACY;
        }
        return number < 50_005 ? SUBQUERY : BRANCH;
    }
}
