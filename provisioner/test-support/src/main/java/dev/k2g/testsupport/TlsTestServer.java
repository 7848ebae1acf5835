package dev.k2g.testsupport;

import dev.k2g.stack.files.CertificateAuthority;
import dev.k2g.stack.files.TlsFiles;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A server that gets no further than to its certificate, or that speaks no TLS at all. */
public final class TlsTestServer implements AutoCloseable {

    private static final char[] NO_PASSWORD = {};

    private final ServerSocket server;
    private final ExecutorService background = Executors.newCachedThreadPool();

    private TlsTestServer(ServerSocket server, Consumer<Socket> each) {
        this.server = server;
        background.execute(() -> serve(each));
    }

    public static TlsTestServer with(CertificateAuthority certificates, String address)
            throws IOException, GeneralSecurityException {
        return with(certificates, address, 0);
    }

    /** One that listens on this port. */
    public static TlsTestServer with(CertificateAuthority certificates, String address, int port)
            throws IOException, GeneralSecurityException {
        KeyStore keys = keys(certificates, NO_PASSWORD);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, NO_PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return new TlsTestServer(
                tls.getServerSocketFactory().createServerSocket(port, 10, InetAddress.getByName(address)),
                TlsTestServer::readOn);
    }

    /** One that answers whatever it is sent with these bytes, or with an end of the connection when there are none. */
    public static TlsTestServer without(byte[] answer) throws IOException {
        return without(answer, 0);
    }

    /** One that listens on this port. */
    public static TlsTestServer without(byte[] answer, int port) throws IOException {
        return new TlsTestServer(new ServerSocket(port, 10, InetAddress.getLoopbackAddress()), client -> {
            try {
                if (client.getInputStream().read() >= 0) {
                    client.getOutputStream().write(answer);
                }
            } catch (IOException e) {
                return; // whoever only looked whether it listens has hung up
            }
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    public static Path pem(Path file, CertificateAuthority certificates) throws IOException, GeneralSecurityException {
        return Files.writeString(
                file, TlsFiles.pem("CERTIFICATE", certificates.authority().getEncoded()));
    }

    /** A file of a server's key and certificate, for other servers. */
    public static Path keyStore(Path file, CertificateAuthority certificates, String password)
            throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            keys(certificates, password.toCharArray()).store(out, password.toCharArray());
        }
        return file;
    }

    private static KeyStore keys(CertificateAuthority certificates, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, password);
        keys.setKeyEntry("server", certificates.serverKey(), password, new Certificate[] {
            certificates.server(), certificates.authority()
        });
        return keys;
    }

    private static void readOn(Socket client) {
        try {
            var unused = client.getInputStream().read();
        } catch (IOException refused) {
            return; // the client did not like the certificate: that is what it is for
        }
    }

    private void serve(Consumer<Socket> each) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                each.accept(client);
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        background.shutdownNow();
    }
}
