package dev.k2g.cloud.diagnosis;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A TLS handshake that succeeded.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param certificate the server's
 */
record TlsHandshake(String protocol, X509Certificate certificate) {

    /**
     * Shakes hands and hangs up.
     *
     * @param checksName whether the certificate must be the host's
     */
    static TlsHandshake with(HostPort address, SSLContext context, boolean checksName) throws IOException {
        try (Socket plain = address.connect()) {
            plain.setSoTimeout(HostPort.PATIENCE_MS);
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, address.host(), address.port(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                if (checksName) {
                    parameters.setEndpointIdentificationAlgorithm("HTTPS");
                }
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                SSLSession session = socket.getSession();
                return new TlsHandshake(session.getProtocol(), (X509Certificate) session.getPeerCertificates()[0]);
            }
        }
    }

    /** The certificate that a server shows, trusted or not; empty when it shows none. Nothing is sent to it. */
    static Optional<X509Certificate> certificateOf(HostPort address) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAnybody()}, new SecureRandom());
            return Optional.of(with(address, context, false).certificate());
        } catch (IOException e) {
            return Optional.empty(); // it does not speak TLS: what was asked
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /** To look at a certificate that was refused before. */
    private static final class TrustsAnybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
