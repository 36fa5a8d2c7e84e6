public import Foundation
import HummingbirdTLS
import NIOCore
import NIOSSL
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Where the site's certificate and key lie, and whose certificates clients must show.
public struct TransportSecurity: Hashable, Sendable {
    /// The file with the certificate and those that lead to a root, in PEM.
    public var certificate: String
    /// The file with the private key, in PEM.
    public var key: String
    /// The file with the roots that clients' certificates lead to; nil when clients show none.
    public var clientRoots: String?
    /// The port on which plain HTTP is sent on to HTTPS; nil for none.
    public var redirectPort: Int?

    /// The files of a site that encrypts by itself.
    public init(
        certificate: String, key: String, clientRoots: String? = nil, redirectPort: Int? = nil
    ) {
        self.certificate = certificate
        self.key = key
        self.clientRoots = clientRoots
        self.redirectPort = redirectPort
    }
}

/// The certificate and the key as they were read last; every handshake takes them from here.
public final class CertificateFiles: Sendable {
    private let files: TransportSecurity
    private let current: Mutex<Pair>

    private struct Pair: Sendable {
        let chain: [NIOSSLCertificate]
        let key: NIOSSLPrivateKey
        let changed: [Date]
    }

    /// Reads the files; a fault when they cannot be read or do not belong together.
    public init(_ files: TransportSecurity) throws(SiteFault) {
        self.files = files
        current = Mutex(try Self.read(files))
    }

    /// The day and time after which browsers refuse the certificate.
    public var lastMoment: Date {
        let certificate = current.withLock { $0.chain[0] }
        return Date(timeIntervalSince1970: Double(certificate.notValidAfter))
    }

    /// Reads the files again; when they are not good, what was read before stays.
    public func readAgain() throws(SiteFault) {
        let pair = try Self.read(files)
        current.withLock { $0 = pair }
    }

    /// The files were written since they were read.
    var haveChanged: Bool { current.withLock { $0.changed } != Self.changes(files) }

    private static func read(_ files: TransportSecurity) throws(SiteFault) -> Pair {
        let changed = changes(files)
        do {
            let pair = Pair(
                chain: try NIOSSLCertificate.fromPEMFile(files.certificate),
                key: try NIOSSLPrivateKey(file: files.key, format: .pem), changed: changed)
            guard !pair.chain.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
            // A context refuses a key that does not belong to the certificate.
            _ = try NIOSSLContext(configuration: configuration(pair, files))
            return pair
        } catch {
            throw .certificateUnusable(files.certificate, files.key)
        }
    }

    private static func changes(_ files: TransportSecurity) -> [Date] {
        [files.certificate, files.key].map { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return attributes?[.modificationDate] as? Date ?? .distantPast
        }
    }

    /// What the server offers: TLS 1.2 and 1.3, forward secrecy, authenticated encryption.
    func configuration() -> TLSConfiguration {
        var configuration = Self.configuration(current.withLock { $0 }, files)
        configuration.sslContextCallback = { _, promise in
            let pair = self.current.withLock { $0 }
            var now = NIOSSLContextConfigurationOverride()
            now.certificateChain = pair.chain.map { .certificate($0) }
            now.privateKey = .privateKey(pair.key)
            promise.succeed(now)
        }
        return configuration
    }

    private static func configuration(
        _ pair: Pair, _ files: TransportSecurity
    ) -> TLSConfiguration {
        let chain = pair.chain.map { NIOSSLCertificateSource.certificate($0) }
        let key = NIOSSLPrivateKeySource.privateKey(pair.key)
        var configuration =
            files.clientRoots.map {
                TLSConfiguration.makeServerConfigurationWithMTLS(
                    certificateChain: chain, privateKey: key, trustRoots: .file($0))
            } ?? .makeServerConfiguration(certificateChain: chain, privateKey: key)
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuiteValues = [
            .TLS_AES_128_GCM_SHA256, .TLS_AES_256_GCM_SHA384, .TLS_CHACHA20_POLY1305_SHA256,
            .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
            .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        ]
        return configuration
    }
}

/// Reads the certificate again when its files change, and when the process is told to (SIGHUP).
struct CertificateWatch: Service {
    let files: CertificateFiles
    let report: @Sendable (_ fault: SiteFault?) -> Void

    func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sighup)
                    .cancelOnGracefulShutdown()
                { readAgain() }
            }
            group.addTask {
                try await cancelWhenGracefulShutdown {
                    while true {
                        try await Task.sleep(for: .seconds(30))
                        if files.haveChanged { readAgain() }
                    }
                }
            }
        }
    }

    private func readAgain() {
        do throws(SiteFault) {
            try files.readAgain()
            report(nil)
        } catch {
            report(error)
        }
    }
}
