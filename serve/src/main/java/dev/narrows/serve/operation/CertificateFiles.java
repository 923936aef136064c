package dev.narrows.serve.operation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files of TLS, all of them PEM.
 *
 * @param chain the server's certificate and those between it and the root
 * @param key its private key, PKCS#8
 * @param clients certificates by which callers' certificates are signed; if there, callers need one
 */
public record CertificateFiles(Path chain, Path key, Optional<Path> clients) {}
