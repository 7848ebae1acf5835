/** The official connector's class name before 5.1, answered by the stand-in. */
@NullMarked
package streams.kafka.connect.sink;

import org.jspecify.annotations.NullMarked;
