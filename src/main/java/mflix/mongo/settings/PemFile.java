package mflix.mongo.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A file of PEM blocks: certificates, and private keys in the forms that openssl writes (PKCS#8, encrypted or not, and the older
 * ones of RSA and EC). What is wrong with it is one line with the name of the setting and of the file, never with a secret.
 */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final byte[] PROOF = {1, 2, 3};
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA");

    private record PemBlock(String type, String body) {
        byte[] bytes() {
            return Base64.getMimeDecoder().decode(body);
        }
    }

    private final String setting;
    private final Path file;
    private final List<PemBlock> blocks;

    private PemFile(String setting, Path file, List<PemBlock> blocks) {
        this.setting = setting;
        this.file = file;
        this.blocks = blocks;
    }

    /** Reads it. Throws {@code IllegalArgumentException}, as all methods here do. */
    static PemFile of(String setting, String file) {
        var path = Path.of(file);
        try {
            var text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
            var blocks = BLOCK.matcher(text)
                    .results()
                    .map(found -> new PemBlock(found.group(1), found.group(2)))
                    .toList();
            return new PemFile(setting, path, blocks);
        } catch (IOException e) {
            var why = Files.isDirectory(path) ? "is a folder" : Files.exists(path) ? "cannot be read" : "is not there";
            throw new IllegalArgumentException(setting + ": the file " + path + " " + why + ".", e);
        }
    }

    /** At least one, each valid today. */
    List<X509Certificate> certificates() {
        var certificates = new ArrayList<X509Certificate>();
        for (var block : blocks) {
            if (block.type().equals("CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw bad("holds no certificate: expected PEM, with a line -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }

    private X509Certificate certificate(PemBlock block) {
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.bytes()));
            certificate.checkValidity();
            return certificate;
        } catch (CertificateExpiredException e) {
            throw bad("holds a certificate that has expired", e);
        } catch (CertificateNotYetValidException e) {
            throw bad("holds a certificate that is not valid yet", e);
        } catch (CertificateException | IllegalArgumentException e) {
            throw bad("holds a damaged certificate", e);
        }
    }

    /**
     * The one private key, which belongs to the first certificate.
     *
     * @param password opens the key if it is encrypted; empty for none
     */
    PrivateKey key(String password) {
        var block = blocks.stream()
                .filter(one -> one.type().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> bad("holds no private key beside its certificate"));
        var key = key(block, password);
        requireMatch(key);
        return key;
    }

    private PrivateKey key(PemBlock block, String password) {
        if (block.body().contains("Proc-Type:")) {
            throw bad("holds a private key in an old encrypted form: make it new with openssl pkcs8 -topk8");
        }
        try {
            return key(
                    switch (block.type()) {
                        case "PRIVATE KEY" -> block.bytes();
                        case "RSA PRIVATE KEY" -> DerKeys.pkcs8OfRsa(block.bytes());
                        case "EC PRIVATE KEY" -> DerKeys.pkcs8OfEc(block.bytes());
                        case "ENCRYPTED PRIVATE KEY" -> decrypted(block, password);
                        default -> throw bad("holds a private key of an unknown form (" + block.type() + ")");
                    });
        } catch (IndexOutOfBoundsException e) {
            throw bad("holds a damaged private key", e);
        }
    }

    private PrivateKey key(byte[] pkcs8) {
        return KEY_TYPES.stream()
                .map(type -> parsed(type, pkcs8))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> bad("holds a damaged private key"));
    }

    private static Optional<PrivateKey> parsed(String type, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // a key of another type
        }
    }

    private byte[] decrypted(PemBlock block, String password) {
        if (password.isEmpty()) {
            throw bad("holds an encrypted private key, and no password is set for it");
        }
        try {
            var sealed = new EncryptedPrivateKeyInfo(block.bytes());
            // for PBES2 only the parameters name the cipher
            var cipher =
                    sealed.getAlgName().equals("PBES2") || sealed.getAlgName().equals("1.2.840.113549.1.5.13")
                            ? sealed.getAlgParameters().toString()
                            : sealed.getAlgName();
            var opener = Cipher.getInstance(cipher);
            opener.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(cipher).generateSecret(new PBEKeySpec(password.toCharArray())),
                    sealed.getAlgParameters());
            return sealed.getKeySpec(opener).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw bad("holds an encrypted private key that its password does not open", e);
        }
    }

    private void requireMatch(PrivateKey key) {
        var name = key.getAlgorithm().equals("RSA")
                ? "SHA256withRSA"
                : key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "EdDSA";
        try {
            var signature = Signature.getInstance(name);
            signature.initSign(key);
            signature.update(PROOF);
            var proof = signature.sign();
            signature.initVerify(certificates().get(0).getPublicKey());
            signature.update(PROOF);
            if (signature.verify(proof)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw bad("holds a private key of another certificate", e);
        }
        throw bad("holds a private key of another certificate");
    }

    private IllegalArgumentException bad(String what) {
        return bad(what, null);
    }

    private IllegalArgumentException bad(String what, Exception cause) {
        return new IllegalArgumentException(setting + ": the file " + file + " " + what + ".", cause);
    }
}
