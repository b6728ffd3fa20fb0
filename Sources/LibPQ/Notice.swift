import CLibPQ

/// A word of the server beside its answers: `NOTICE: relation "x" already exists, skipping`.
public struct Notice: Sendable, Hashable {
  /// `NOTICE`, `WARNING`, `INFO` …, never translated.
  public let severity: String
  public let sqlState: String?
  public let message: String
}

/// Holds the closure that a C callback cannot carry. The connection keeps it alive as long as libpq may call it.
final class NoticeBox {
  private let onNotice: ((Notice) -> Void)?

  init(_ onNotice: ((Notice) -> Void)?) { self.onNotice = onNotice }

  func attach(to handle: OpaquePointer) {
    let receiver: PQnoticeReceiver = { argument, result in
      guard let argument = unsafe argument, let result = unsafe result else { return }
      unsafe Unmanaged<NoticeBox>.fromOpaque(argument).takeUnretainedValue().receive(result)
    }
    _ = unsafe PQsetNoticeReceiver(handle, receiver, Unmanaged.passUnretained(self).toOpaque())
  }

  private func receive(_ result: OpaquePointer) {
    func field(_ code: Character) -> String? {
      unsafe PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { unsafe String(cString: $0) }
    }
    onNotice?(Notice(severity: field("V") ?? "NOTICE", sqlState: field("C"), message: field("M") ?? ""))
  }
}
