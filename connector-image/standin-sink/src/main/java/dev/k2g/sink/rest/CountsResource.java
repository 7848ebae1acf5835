package dev.k2g.sink.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Answers how many records the tasks of a connector have delivered and dead-lettered, on the worker that is asked. */
@Path("/k2g/connectors")
public final class CountsResource {

    private static final Comparator<TaskCounts> BY_START = Comparator.comparingLong(TaskCounts::started);

    /**
     * What a connector's tasks on one worker have done since they started.
     *
     * @param connector its name
     * @param tasks its tasks, by number
     */
    public record ConnectorCounts(String connector, List<TaskCounts> tasks) {}

    /**
     * What one task has done.
     *
     * @param task its number, from 0
     * @param started when it started, in milliseconds since 1970
     * @param delivered records written to the graph or, by the connector's contract, ignored
     * @param deadLettered records handed to Connect's error reporter
     */
    public record TaskCounts(int task, long started, long delivered, long deadLettered) {}

    /** Made by {@link CountsExtension}. */
    public CountsResource() {}

    /** The counts of a connector's tasks on this worker; none for a connector that is not here. */
    @GET
    @Path("/{connector}/counts")
    @Produces(MediaType.APPLICATION_JSON)
    public ConnectorCounts counts(@PathParam("connector") String connector) {
        TreeMap<Integer, TaskCounts> latest = new TreeMap<>();
        tasks(connector).stream().sorted(BY_START).forEach(task -> latest.put(task.task(), task));
        return new ConnectorCounts(connector, List.copyOf(latest.values()));
    }

    private static List<TaskCounts> tasks(String connector) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        return beans.queryNames(pattern(connector), null).stream()
                .flatMap(name -> read(beans, name).stream())
                .toList();
    }

    private static Optional<TaskCounts> read(MBeanServer beans, ObjectName name) {
        try {
            return Optional.of(new TaskCounts(
                    Integer.parseInt(name.getKeyProperty("task")),
                    (Long) beans.getAttribute(name, "Started"),
                    (Long) beans.getAttribute(name, "Delivered"),
                    (Long) beans.getAttribute(name, "DeadLettered")));
        } catch (InstanceNotFoundException stoppedMeanwhile) {
            return Optional.empty();
        } catch (JMException e) {
            throw new IllegalStateException("The counts of " + name + " cannot be read.", e);
        }
    }

    private static ObjectName pattern(String connector) {
        try {
            return new ObjectName("k2g.sink:type=Counts,connector=" + ObjectName.quote(connector) + ",*");
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("Not a connector's name.", e);
        }
    }
}
