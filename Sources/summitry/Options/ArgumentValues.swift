public import ArgumentParser
public import SummitModel

// The words of the vocabulary are what the user types, and the parser lists them where another word is given.
extension EventKind: ExpressibleByArgument {}
extension EventLevel: ExpressibleByArgument {}
extension EventStatus: ExpressibleByArgument {}
