internal import Glibc

extension Cluster {
  /// Makes the cluster and its database beside their place and moves them there in one step: a creation that was
  /// interrupted leaves nothing that looks like data.
  func create(
    _ home: Home, with programs: ServerPrograms, as account: ServerAccount
  ) throws(EmbeddedError) {
    guard Files.names(in: home.data).isEmpty else {
      throw .unusableHome(
        home: home.path, reason: "its folder data is no PostgreSQL cluster",
        remedy: "another home: --home DIR")
    }
    if let free = Files.freeBytes(at: home.path), free < limits.bytesToCreate {
      throw .noSpace(home: home.path, free: free, needed: limits.bytesToCreate)
    }
    try Files.removeTree(home.newData)
    try Files.makePrivateDirectory(home.newData, for: account)
    try run(programs.initdb, initdbArguments(home), in: home, as: account)
    try configure(home)
    try run(
      programs.postgres, ["--single", "-D", home.newData, "-F", "postgres"], in: home, as: account,
      input: "create database \(Home.database)\n")
    try Files.removeTree(home.data)
    try Files.rename(home.newData, to: home.data)
    Files.sync(directory: home.path)
  }

  private func initdbArguments(_ home: Home) -> [String] {
    [
      "-D", home.newData, "-U", Home.user, "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums",
      // Only the server's account and root reach the socket; nothing else is ever opened.
      "--auth-local=trust", "--auth-host=reject", "--no-instructions",
    ] + (durability == .throwaway ? ["--no-sync"] : [])
  }

  /// Defaults that a user may change: short queries gain nothing from JIT, after a crash the start need not sync every
  /// file by itself, a long load should not write every page anew after each of many checkpoints, nor have its tables looked
  /// through anew whenever they have grown by a tenth, who gives up on a question frees the server of it, and an eighth of
  /// the memory, 1 GB at most, keeps the pages of a large timeline at hand: keys are hashes, so that a load comes back to all
  /// pages of their indexes. What a timeline does not need is never touched.
  private func configure(_ home: Home) throws(EmbeddedError) {
    let file = try Files.openForAppending("\(home.newData)/postgresql.conf")
    defer { close(file) }
    let memory = (sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))) >> 20
    Files.write(
      """

      # summitry
      jit = off
      recovery_init_sync_method = syncfs
      max_wal_size = 2GB
      checkpoint_timeout = 15min
      autovacuum_analyze_scale_factor = 0.3
      client_connection_check_interval = 2s
      shared_buffers = \(max(16, min(memory / 8, durability == .throwaway ? 128 : 1_024)))MB

      """, to: file)
  }

  private func run(
    _ path: String, _ arguments: [String], in home: Home, as account: ServerAccount, input: String = ""
  ) throws(EmbeddedError) {
    var program = Program(path, arguments)
    program.account = account
    program.directory = home.newData
    let outcome = try program.run(input: input)
    guard outcome.status == 0, !outcome.output.contains("ERROR:") else {
      throw .creationFailed(home: home.path, detail: Self.complaint(in: outcome.output))
    }
  }
}
