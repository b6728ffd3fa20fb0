public import ArgumentParser
public import SummitModel
public import SummitRepository

// The words of the vocabulary are what the user types, and the parser lists them where another word is given.
extension EventKind: ExpressibleByArgument {}
extension EventLevel: ExpressibleByArgument {}
extension EventFormat: ExpressibleByArgument {}
extension EventStatus: ExpressibleByArgument {}
extension Axis: ExpressibleByArgument {}
extension Question.Nodes: ExpressibleByArgument {}
extension Question.Step: ExpressibleByArgument {}
extension Rank: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension CuratedField: ExpressibleByArgument {}
