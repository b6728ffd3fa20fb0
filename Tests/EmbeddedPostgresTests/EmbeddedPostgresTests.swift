import LibPQ
import Testing

@testable import EmbeddedPostgres

@Suite struct ThrowawayTests {
  @Test func startsAndAnswers() throws {
    let start = ContinuousClock.now
    let server = try ThrowawayCluster.shared.get()
    print("throwaway: \(ContinuousClock.now - start)")
    #expect(server.cluster.answer == .accepting)
  }
  @Test func durable() throws {
    let home = try ThrowawayCluster.newFolder() + "/home"
    let cluster = Cluster(home: home, search: .init(named: nil, path: nil))
    for _ in 0..<4 {
      let start = ContinuousClock.now
      let use = try cluster.enter()
      print(use.connection.url, "enter: \(ContinuousClock.now - start)")
      let again = ContinuousClock.now
      try cluster.start()
      print("warm: \(ContinuousClock.now - again)", cluster.status())
      let end = ContinuousClock.now
      try use.end()
      print("end: \(ContinuousClock.now - end)")
      #expect(cluster.answer == .silent)
    }
    try cluster.destroy()
    #expect(!Files.exists(home))
  }
}
