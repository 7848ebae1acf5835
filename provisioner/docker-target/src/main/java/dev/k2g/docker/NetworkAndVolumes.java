package dev.k2g.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import dev.k2g.docker.engine.EngineFailures;

import java.util.List;
import java.util.Optional;

/** The network and the volumes of a stack. */
record NetworkAndVolumes(DockerClient client, StackNames names) {

    /** Makes the network when there is none; says whether it did. */
    boolean createNetwork() {
        if (network().isPresent()) {
            return false;
        }
        try {
            client.createNetworkCmd()
                    .withName(names.network())
                    .withDriver("bridge")
                    .withCheckDuplicate(true)
                    .withLabels(names.label())
                    .exec();
            return true;
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The network " + names.network() + " cannot be made", e);
        }
    }

    private Optional<Network> network() {
        return client.listNetworksCmd().withNameFilter(names.network()).exec().stream()
                .filter(network -> names.network().equals(network.getName()))
                .findFirst();
    }

    void removeNetwork() {
        network().ifPresent(network -> {
            try {
                client.removeNetworkCmd(network.getId()).exec();
            } catch (NotFoundException e) {
                // gone already
            }
        });
    }

    /** Makes a volume when there is none of this name; says whether it did. */
    boolean createVolume(String name) {
        if (volumes().contains(name)) {
            return false;
        }
        client.createVolumeCmd().withName(name).withLabels(names.label()).exec();
        return true;
    }

    /** The names of the volumes that there are. */
    List<String> volumes() {
        String label = StackNames.STACK + "=" + names.state().root();
        return client.listVolumesCmd().withFilter("label", List.of(label)).exec().getVolumes().stream()
                .map(volume -> volume.getName())
                .toList();
    }

    void removeVolume(String name) {
        try {
            client.removeVolumeCmd(name).exec();
        } catch (NotFoundException e) {
            // gone already
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The volume " + name + " cannot be removed", e);
        }
    }
}
