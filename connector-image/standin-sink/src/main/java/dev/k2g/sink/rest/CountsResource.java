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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Answers how many records the tasks of a connector have delivered and dead-lettered, on the worker that is asked. */
@Path("/k2g/connectors")
public final class CountsResource {

    private static final Comparator<ConnectorCounts.TaskCounts> BY_START =
            Comparator.comparingLong(ConnectorCounts.TaskCounts::started);

    /** Made by {@link CountsExtension}. */
    public CountsResource() {}

    /** The counts of a connector's tasks on this worker; none for a connector that is not here. */
    @GET
    @Path("/{connector}/counts")
    @Produces(MediaType.APPLICATION_JSON)
    public ConnectorCounts counts(@PathParam("connector") String connector) {
        TreeMap<Integer, ConnectorCounts.TaskCounts> latest = new TreeMap<>();
        tasks(connector).stream().sorted(BY_START).forEach(task -> latest.put(task.task(), task));
        return new ConnectorCounts(connector, new ArrayList<>(latest.values()));
    }

    private static List<ConnectorCounts.TaskCounts> tasks(String connector) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        return beans.queryNames(pattern(connector), null).stream()
                .flatMap(name -> read(beans, name).stream())
                .toList();
    }

    private static Optional<ConnectorCounts.TaskCounts> read(MBeanServer beans, ObjectName name) {
        try {
            return Optional.of(new ConnectorCounts.TaskCounts(
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
