package dev.k2g.stack.local;

/**
 * What runs as a server.
 *
 * @param folder the resources that its class path and its configuration come from
 * @param mainClass its entry point
 * @param jdk the Java that runs it
 */
record ServerProgram(String folder, String mainClass, Jdk jdk) {

    /** The version of one of the servers that the folder has. */
    String version(LocalServer server) {
        String version =
                ServerResources.properties(folder, "versions.properties").get(server.id());
        return version == null ? "" : version;
    }
}
