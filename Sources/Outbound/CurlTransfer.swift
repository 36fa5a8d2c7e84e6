internal import CCurl
internal import Foundation

/// One transfer of libcurl: what it is set to, what it sends and what it brings.
final class CurlTransfer {
    private let handle: UnsafeMutableRawPointer
    private let operation: String
    private let limits: OutboundLimits
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private var outgoing: [UInt8] = []
    private var sent = 0
    private var incoming: [UInt8] = []
    private var isTooLarge = false
    private var firstFailure = CURLE_OK

    /// libcurl asks to be readied once, before any thread uses it.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_SSL)) == CURLE_OK

    /// A transfer over `protocols` and nothing else, that follows no redirect and asks no
    /// environment variable of libcurl's but those for proxies.
    init(_ operation: String, protocols: String, _ limits: OutboundLimits)
        throws(OutboundFault)
    {
        guard Self.isReady, let handle = curl_easy_init() else {
            throw OutboundFault(operation, .unusable, "libcurl cannot be started")
        }
        self.handle = handle
        self.operation = operation
        self.limits = limits
        set(CURLOPT_PROTOCOLS_STR, protocols)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_CONNECTTIMEOUT_MS, limits.connecting)
        set(CURLOPT_TIMEOUT_MS, limits.total)
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists { curl_slist_free_all(list) }
    }

    func set(_ option: CURLoption, _ value: Int) {
        note(outturn_curl_set_long(handle, option, value))
    }

    func set(_ option: CURLoption, _ value: String) {
        note(outturn_curl_set_text(handle, option, value))
    }

    func set(_ option: CURLoption, _ values: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values {
            guard let longer = curl_slist_append(list, value) else {
                curl_slist_free_all(list)
                return note(CURLE_OUT_OF_MEMORY)
            }
            list = longer
        }
        guard let list else { return }
        lists.append(list)
        note(outturn_curl_set_list(handle, option, list))
    }

    /// Sends these bytes as the body of a form.
    func setBody(_ bytes: [UInt8]) {
        set(CURLOPT_POSTFIELDSIZE, bytes.count)
        var bytes = bytes
        note(outturn_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, &bytes))
    }

    /// Uploads these bytes.
    func setUpload(_ bytes: [UInt8]) {
        outgoing = bytes
        set(CURLOPT_UPLOAD, 1)
    }

    /// Where the transfer goes, taken apart by libcurl itself, so that what is checked is what is
    /// called; nil when it is no address.
    func setAddress(_ address: String) -> (host: String, port: Int)? {
        guard let parts = curl_url() else { return nil }
        defer { curl_url_cleanup(parts) }
        guard curl_url_set(parts, CURLUPART_URL, address, 0) == CURLUE_OK,
            Self.part(CURLUPART_USER, of: parts) == nil,
            let host = Self.part(CURLUPART_HOST, of: parts),
            let whole = Self.part(CURLUPART_URL, of: parts),
            let port = Self.part(CURLUPART_PORT, of: parts, UInt32(CURLU_DEFAULT_PORT))
                .flatMap({ Int($0) })
        else { return nil }
        set(CURLOPT_URL, whole)
        return (host.lowercased(), port)
    }

    private static func part(
        _ part: CURLUPart, of parts: OpaquePointer, _ flags: UInt32 = 0
    ) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parts, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    /// Does it, on this thread; what came back, with the last number that the other side answered.
    func perform() throws(OutboundFault) -> (status: Int, bytes: [UInt8]) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        note(outturn_curl_set_pointer(handle, CURLOPT_WRITEDATA, context))
        note(outturn_curl_set_pointer(handle, CURLOPT_READDATA, context))
        note(outturn_curl_set_transfer(handle, CURLOPT_WRITEFUNCTION, Self.taking))
        note(outturn_curl_set_transfer(handle, CURLOPT_READFUNCTION, Self.giving))
        guard firstFailure == CURLE_OK else { throw fault(firstFailure, status: nil) }
        let ended = curl_easy_perform(handle)
        let status = outturn_curl_status(handle)
        guard ended == CURLE_OK else { throw fault(ended, status: status > 0 ? status : nil) }
        return (status, incoming)
    }

    private func note(_ code: CURLcode) {
        if firstFailure == CURLE_OK { firstFailure = code }
    }

    private static let taking: outturn_curl_transfer = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }

    private static let giving: outturn_curl_transfer = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
    }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        isTooLarge = incoming.count + bytes.count > limits.bytes
        guard !isTooLarge else { return 0 }
        incoming.append(contentsOf: bytes)
        return bytes.count
    }

    private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let piece = outgoing[sent..<min(outgoing.count, sent + room.count)]
        room.copyBytes(from: piece)
        sent += piece.count
        return piece.count
    }

    /// libcurl's words for the code, which quote nothing of what was sent or answered.
    private func fault(_ code: CURLcode, status: Int?) -> OutboundFault {
        let known: OutboundFault.Code? =
            switch code {
            case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT:
                .notReached
            case CURLE_OPERATION_TIMEDOUT: .timedOut
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
                CURLE_SSL_CONNECT_ERROR:
                .notTrusted
            case CURLE_USE_SSL_FAILED: .notEncrypted
            case CURLE_LOGIN_DENIED: .notAdmitted
            case CURLE_WRITE_ERROR where isTooLarge: .tooLarge
            default: nil
            }
        let isNo = status.map { $0 >= 400 } ?? false
        return OutboundFault(
            operation, known ?? (isNo ? .refused : .interrupted), status: status,
            String(cString: curl_easy_strerror(code)))
    }
}
