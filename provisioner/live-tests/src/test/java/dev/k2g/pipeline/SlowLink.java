package dev.k2g.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy before a server, which lets bytes wait on their way there, as a long way does. */
final class SlowLink implements AutoCloseable {

    private final ServerSocket socket;
    private final URI server;
    private final Duration roundTrip;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private SlowLink(ServerSocket socket, URI server, Duration roundTrip) {
        this.socket = socket;
        this.server = server;
        this.roundTrip = roundTrip;
    }

    static SlowLink to(URI server, Duration roundTrip) throws IOException {
        SlowLink link = new SlowLink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, roundTrip);
        link.threads.execute(link::accept);
        return link;
    }

    /** The server's address by way of this. */
    URI address() {
        return URI.create("bolt+s://localhost:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket there = new Socket(server.getHost(), server.getPort());
                threads.execute(() -> copy(client, there, roundTrip));
                threads.execute(() -> copy(there, client, Duration.ZERO));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void copy(Socket from, Socket to, Duration delay) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[65_536];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                long until = System.nanoTime() + delay.toNanos();
                while (System.nanoTime() < until) {
                    LockSupport.parkNanos(until - System.nanoTime()); // this is the delay, not a wait for anything
                }
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // one of the two has ended the connection: so does the other
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
