internal import SummitModel
internal import SummitRepository

/// Who met whom, as a graph: states or persons, and between them how often in which years.
struct DyadGraph {
  struct Edge {
    let a: Int
    let b: Int
    /// By year, in time; the year is `nil` where it is not known.
    var years: [(year: String?, events: Int)]
    var weight: Int { years.reduce(0) { $0 + $1.events } }
  }

  let kind: Question.Nodes
  private(set) var nodes: [String] = []
  private(set) var edges: [Edge] = []

  init(_ kind: Question.Nodes, of query: TimelineQuery, in repository: Repository) throws {
    self.kind = kind
    var numbers: [String: Int] = [:]
    var names: [String] = []
    func number(_ name: String) -> Int {
      if let known = numbers[name] { return known }
      numbers[name] = names.count
      names.append(name)
      return names.count - 1
    }
    var edges: [Edge] = []
    try repository.answer(.datedNetwork(of: kind), to: query) { row in
      let (a, b) = (number(row[0].text), number(row[1].text))
      let year = (year: row[2] == .none ? nil : row[2].text, events: Int(row[3].number ?? 0))
      if let last = edges.last, last.a == a, last.b == b {
        edges[edges.count - 1].years.append(year)
      } else {
        edges.append(Edge(a: a, b: b, years: [year]))
      }
    }
    nodes = names
    self.edges = edges
  }

  /// What a node is called: a state by its name.
  func label(_ node: Int) -> String {
    kind == .country ? Countries.name(CountryCode(nodes[node])) : nodes[node]
  }

  /// GraphML: undirected, weights as numbers, states by their codes.
  var graphML: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="label" for="node" attr.name="label" attr.type="string"/>
      <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
      <key id="first" for="edge" attr.name="first" attr.type="string"/>
      <key id="last" for="edge" attr.name="last" attr.type="string"/>
      <graph id="met" edgedefault="undirected">

      """
    for index in nodes.indices {
      text += "<node id=\"\(HTML.escaped(nodes[index]))\"><data key=\"label\">\(HTML.escaped(label(index)))"
      text += "</data></node>\n"
    }
    for edge in edges {
      let known = edge.years.compactMap(\.year)
      text += "<edge source=\"\(HTML.escaped(nodes[edge.a]))\" target=\"\(HTML.escaped(nodes[edge.b]))\">"
      text += "<data key=\"weight\">\(edge.weight)</data>"
      if let first = known.first { text += "<data key=\"first\">\(first)</data>" }
      if let last = known.last { text += "<data key=\"last\">\(last)</data>" }
      text += "</edge>\n"
    }
    return text + "</graph>\n</graphml>\n"
  }

  /// GEXF 1.3: every year in which two met is a spell of their edge.
  var gexf: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
      <meta><creator>summitry</creator></meta>
      <graph mode="dynamic" defaultedgetype="undirected" timeformat="date" timerepresentation="interval">
      <nodes>

      """
    for index in nodes.indices {
      text += "<node id=\"\(HTML.escaped(nodes[index]))\" label=\"\(HTML.escaped(label(index)))\"/>\n"
    }
    text += "</nodes>\n<edges>\n"
    for (index, edge) in edges.enumerated() {
      let (source, target) = (HTML.escaped(nodes[edge.a]), HTML.escaped(nodes[edge.b]))
      text += "<edge id=\"\(index)\" source=\"\(source)\" target=\"\(target)\" weight=\"\(edge.weight)\">"
      let spells = edge.years.compactMap(\.year).map {
        "<spell start=\"\($0)-01-01\" end=\"\($0)-12-31\"/>"
      }
      text += spells.isEmpty ? "" : "<spells>\(spells.joined())</spells>"
      text += "</edge>\n"
    }
    return text + "</edges>\n</graph>\n</gexf>\n"
  }
}
