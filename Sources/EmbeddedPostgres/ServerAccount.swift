internal import Glibc

/// The account that the server runs under: PostgreSQL refuses to run as root.
struct ServerAccount: Sendable, Equatable {
  let name: String
  let user: uid_t
  let group: gid_t
  /// True: the server runs under another account than the caller's.
  let isOther: Bool

  /// The caller's own account; for root the owner of data that are there, else `postgres`, else `nobody`.
  ///
  /// - Parameter data: the data folder, which may not exist yet.
  static func current(data: String) -> ServerAccount {
    let caller = geteuid()
    guard caller == 0 else {
      return ServerAccount(
        name: named(caller) ?? "\(caller)", user: caller, group: getegid(), isOther: false)
    }
    if let owner = Files.information(data), owner.st_uid != 0 {
      let name = named(owner.st_uid) ?? "\(owner.st_uid)"
      return ServerAccount(name: name, user: owner.st_uid, group: owner.st_gid, isOther: true)
    }
    return account("postgres") ?? account("nobody")
      ?? ServerAccount(name: "65534", user: 65534, group: 65534, isOther: true)
  }

  /// The topmost folder on the way to that one, itself included, that the account may not pass; `nil`: none.
  func folderThatBars(_ folder: String) -> String? {
    var path = ""
    for name in folder.split(separator: "/") {
      path += "/\(name)"
      guard let found = Files.information(path) else { return path }
      let needed: mode_t =
        found.st_uid == user ? S_IXUSR : found.st_gid == group ? S_IXGRP : S_IXOTH
      if found.st_mode & needed == 0 { return path }
    }
    return nil
  }

  private static func account(_ name: String) -> ServerAccount? {
    var entry = unsafe passwd()
    var found: UnsafeMutablePointer<passwd>?
    var space = [CChar](repeating: 0, count: spaceForEntry)
    guard unsafe getpwnam_r(name, &entry, &space, space.count, &found) == 0, unsafe found != nil else {
      return nil
    }
    return unsafe ServerAccount(name: name, user: entry.pw_uid, group: entry.pw_gid, isOther: true)
  }

  private static func named(_ user: uid_t) -> String? {
    var entry = unsafe passwd()
    var found: UnsafeMutablePointer<passwd>?
    var space = [CChar](repeating: 0, count: spaceForEntry)
    guard unsafe getpwuid_r(user, &entry, &space, space.count, &found) == 0, let found = unsafe found,
      let name = unsafe found.pointee.pw_name
    else { return nil }
    return unsafe String(cString: name)
  }

  /// For one line of the system's list of accounts.
  private static let spaceForEntry = 16_384
}
